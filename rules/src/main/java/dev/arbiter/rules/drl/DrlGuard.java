package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.drl.DrlLexer.Token;
import dev.arbiter.rules.project.DisabledTags;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses DRL that could do more than speak of candidates. Types must be on a list, whether
 * imported, named in full or implied; so must be every method that is called; loops, functions,
 * reflection, the system clock and the engine itself are out of reach. It reads the source alone;
 * what is not understood is refused.
 */
final class DrlGuard {
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_NESTING = 24;
  private static final int IMPORT_WORDS = 2;
  private static final int TAGS = 5;
  private static final Set<String> REFUSED_SIGNS = Set.of("->", "::", "`", "@", "#", "~");
  private static final Pattern TAG_LIST = Pattern.compile("[a-z0-9, -]{0,1000}");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

  private final String file;
  private final List<Token> tokens;
  private final Problems problems;
  private final Set<String> types = new HashSet<>(DrlVocabulary.TYPES_OF_LANGUAGE);

  DrlGuard(String file, List<Token> tokens, Problems problems) {
    this.file = file;
    this.tokens = tokens;
    this.problems = problems;
  }

  void check() {
    checkNesting();
    var i = 0;
    while (i < tokens.size()) {
      var token = tokens.get(i);
      if (token.is("import")) {
        i = checkImport(i);
      } else if (isTags(i)) {
        checkTags(at(i + TAGS - 2));
        i += TAGS;
      } else if (token.is("package")) {
        i = endOfChain(i + 1);
      } else if (token.isName() && !at(i - 1).is(".")) {
        i = checkChain(i);
      } else {
        checkToken(token, i);
        i++;
      }
    }
  }

  /** After the name of a rule: {@code @tags("…")}. */
  private boolean isTags(int at) {
    return at(at).is("@")
        && at(at - 2).is("rule")
        && at(at + 1).is(DisabledTags.FIELD)
        && at(at + 2).is("(")
        && at(at + TAGS - 2).kind() == DrlLexer.Kind.TEXT
        && at(at + TAGS - 1).is(")");
  }

  /** The engine evaluates what stands in annotations. */
  private void checkTags(Token text) {
    if (text.quote() != '"' || !TAG_LIST.matcher(text.text()).matches()) {
      refuse(text, "expected tags of lower-case letters, digits and dashes in double quotes");
    }
  }

  /** The parsers go down by recursion. */
  private void checkNesting() {
    var depth = 0;
    for (var token : tokens) {
      if (token.is("(") || token.is("[") || token.is("{")) {
        depth++;
        if (depth == MAX_NESTING) {
          refuse(token, "expected at most " + MAX_NESTING + " brackets within each other");
        }
      } else if (token.is(")") || token.is("]") || token.is("}")) {
        depth--;
      }
    }
  }

  private int checkImport(int at) {
    if (at(at + 1).is("static") || at(at + 1).is("function") || at(at + 1).is("accumulate")) {
      refuse(at(at + 1), "only types can be imported");
      return at + IMPORT_WORDS;
    }
    var end = endOfChain(at + 1);
    var name = text(at + 1, end) + (at(end).is("*") ? "*" : "");
    if (DrlVocabulary.TYPES.containsKey(name)) {
      types.addAll(DrlVocabulary.TYPES.get(name));
    } else {
      refuse(at(at), "the import of " + name + " is not allowed");
    }
    return at(end).is("*") ? end + 1 : end;
  }

  /** Checks names joined by dots, such as {@code $view.product} or {@code java.lang.Runtime}. */
  private int checkChain(int start) {
    var end = endOfChain(start);
    var first = tokens.get(start);
    if (first.isType()) {
      if (!types.contains(first.text())) {
        refuse(first, "the type " + first.text() + " is not allowed");
      }
    } else {
      checkFullName(start, end);
    }
    for (var i = start; i < end; i++) {
      checkToken(tokens.get(i), i);
    }
    return end;
  }

  private void checkFullName(int start, int end) {
    for (var i = start + 1; i < end; i++) {
      if (tokens.get(i).isType()) {
        var name = text(start, i + 1);
        if (!DrlVocabulary.TYPES.containsKey(name) || name.endsWith("*")) {
          refuse(tokens.get(start), "the type " + name + " is not allowed");
        }
        return;
      }
    }
  }

  private void checkToken(Token token, int at) {
    if (token.kind() == DrlLexer.Kind.TEXT) {
      if (token.text().length() > MAX_TEXT) {
        refuse(token, "expected texts of at most " + MAX_TEXT + " characters");
      }
      return;
    }
    if (REFUSED_SIGNS.contains(token.text())
        || token.text().startsWith("\\")
        || token.text().startsWith("\"")) {
      refuse(token, "'" + token.text() + "' is not allowed");
    }
    if (!token.isName()) {
      return;
    }
    var text = token.text();
    if (DrlVocabulary.REFUSED.contains(text)) {
      refuse(token, "'" + text + "' is not allowed");
    } else if (text.equals("dialect") && !at(at + 1).text().equals("java")) {
      refuse(token, "the dialect must be \"java\"");
    } else if (at(at + 1).is("(") && !token.isType() && !DrlVocabulary.CALLS.contains(text)) {
      refuse(token, "the call of " + text + " is not allowed");
    } else if (text.equals("new") && !isPlainNumber(at + 1)) {
      refuse(token, "new is allowed as new BigDecimal(\"…\") with a plain number alone");
    } else if (text.equals("then") && at(at + 1).is("[")) {
      refuse(token, "expected one consequence");
    } else if (text.equals("now") && at(at - 1).is(".") && at(at - 2).isType()) {
      refuse(token, "the system clock is out of reach; ask the situation");
    }
  }

  private boolean isPlainNumber(int at) {
    return (at(at).is("BigDecimal") || text(at, endOfChain(at)).equals("java.math.BigDecimal"))
        && at(endOfChain(at)).is("(")
        && at(endOfChain(at) + 1).kind() == DrlLexer.Kind.TEXT
        && PLAIN_NUMBER.matcher(at(endOfChain(at) + 1).text()).matches()
        && at(endOfChain(at) + 2).is(")");
  }

  private int endOfChain(int start) {
    var i = start + 1;
    while (at(i).is(".") && at(i - 1).isName() && (at(i + 1).isName() || at(i + 1).is("*"))) {
      if (at(i + 1).is("*")) {
        return i + 1;
      }
      i += 2;
    }
    return Math.min(i, tokens.size());
  }

  private String text(int start, int end) {
    var text = new StringBuilder();
    tokens
        .subList(Math.min(start, tokens.size()), Math.min(end, tokens.size()))
        .forEach(token -> text.append(token.text()));
    return text.toString();
  }

  private Token at(int index) {
    return index >= 0 && index < tokens.size()
        ? tokens.get(index)
        : new Token(DrlLexer.Kind.SIGN, "", 0);
  }

  private void refuse(Token token, String message) {
    problems.add(file, token.line(), "", message);
  }
}
