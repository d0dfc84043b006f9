package dev.arbiter.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Splits DRL into names, texts and signs, without comments. */
final class DrlLexer {
  private final String source;
  private int position;
  private int line = 1;

  DrlLexer(String source) {
    this.source = source;
  }

  /** What a token is. */
  enum Kind {
    NAME,
    TEXT,
    NUMBER,
    SIGN
  }

  /**
   * @param text of a TEXT without its quotes
   * @param line counts from 1
   * @param quote of a TEXT
   */
  record Token(Kind kind, String text, int line, char quote) {
    Token(Kind kind, String text, int line) {
      this(kind, text, line, ' ');
    }

    boolean is(String other) {
      return kind != Kind.TEXT && text.equals(other);
    }

    boolean isName() {
      return kind == Kind.NAME;
    }

    boolean isType() {
      return isName() && Character.isUpperCase(text.charAt(0));
    }
  }

  List<Token> tokens() {
    var tokens = new ArrayList<Token>(disguises());
    while (position < source.length()) {
      var c = source.charAt(position);
      if (c == '\n') {
        line++;
        position++;
      } else if (Character.isWhitespace(c)) {
        position++;
      } else if (source.startsWith("//", position)) {
        skipTo("\n");
      } else if (source.startsWith("/*", position)) {
        skipTo("*/");
        position = Math.min(source.length(), position + 2);
      } else if (c == '"' || c == '\'') {
        tokens.add(text(c));
      } else if (Character.isJavaIdentifierStart(c)) {
        tokens.add(name());
      } else if (Character.isDigit(c)) {
        tokens.add(number());
      } else {
        tokens.add(sign(c));
      }
    }
    return tokens;
  }

  /**
   * What the Java compiler reads otherwise than it looks here: it translates Unicode escapes before
   * it knows of texts and comments, and has texts of several lines.
   */
  private List<Token> disguises() {
    return Stream.of("\\u", "\"\"\"")
        .filter(source::contains)
        .map(sign -> new Token(Kind.SIGN, sign, lineOf(source.indexOf(sign))))
        .toList();
  }

  private int lineOf(int place) {
    return 1 + (int) source.substring(0, place).chars().filter(c -> c == '\n').count();
  }

  private void skipTo(String end) {
    while (position < source.length() && !source.startsWith(end, position)) {
      if (source.charAt(position) == '\n') {
        line++;
      }
      position++;
    }
  }

  private Token text(char quote) {
    var start = ++position;
    var first = line;
    while (position < source.length() && source.charAt(position) != quote) {
      if (source.charAt(position) == '\n') {
        line++;
      }
      position += source.charAt(position) == '\\' ? 2 : 1;
    }
    var end = Math.min(position, source.length());
    position = end + 1;
    return new Token(Kind.TEXT, source.substring(start, end), first, quote);
  }

  private Token name() {
    var start = position;
    while (position < source.length() && Character.isJavaIdentifierPart(source.charAt(position))) {
      position++;
    }
    return new Token(Kind.NAME, source.substring(start, position), line);
  }

  private Token number() {
    var start = position;
    while (position < source.length()
        && (Character.isLetterOrDigit(source.charAt(position)) || source.charAt(position) == '.')) {
      position++;
    }
    return new Token(Kind.NUMBER, source.substring(start, position), line);
  }

  private Token sign(char c) {
    for (var pair : List.of("==", "!=", "->", "::", "&&", "||", "<=", ">=")) {
      if (source.startsWith(pair, position)) {
        position += 2;
        return new Token(Kind.SIGN, pair, line);
      }
    }
    position++;
    return new Token(Kind.SIGN, String.valueOf(c), line);
  }
}
