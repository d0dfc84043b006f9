package dev.arbiter.rules.drl;

import static dev.arbiter.rules.project.Mention.Of.ACTION;
import static dev.arbiter.rules.project.Mention.Of.SCORE;
import static dev.arbiter.rules.project.Mention.Of.SEGMENT;

import dev.arbiter.rules.drl.DrlLexer.Kind;
import dev.arbiter.rules.drl.DrlLexer.Token;
import dev.arbiter.rules.project.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the actions, segments and scores that DRL reads. What asks for one by a plain text mentions
 * that; every other use of segments or scores may read any.
 */
public final class DrlMentions {
  private static final Set<String> OPERATORS = Set.of("contains", "excludes");
  private static final Set<String> LOOKS = Set.of("get", "getOrDefault", "containsKey");
  private static final Set<String> FACTS = Set.of("traits", "context");
  private static final Set<String> ENDS = Set.of(")", "]", ",", ";", "&&", "||", "and", "or");
  private static final String OF_SCORES = "scores.";

  private final List<Token> tokens;
  private final List<Mention> found = new ArrayList<>();

  private DrlMentions(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** What a text mentions, in its order. */
  public static List<Mention> in(String drl) {
    var mentions = new DrlMentions(new DrlLexer(drl).tokens());
    for (var i = 0; i < mentions.tokens.size(); i++) {
      if (mentions.tokens.get(i).isName()) {
        mentions.look(i);
      }
    }
    return List.copyOf(mentions.found);
  }

  private void look(int at) {
    switch (at(at).text()) {
      case "action" -> action(at);
      case "segments", "getSegments" -> segments(at);
      case "in" -> in(at);
      case "score" -> score(at);
      case "scores", "getScores" -> scores(at);
      case "value" -> value(at);
      case "asMap" -> asMap(at);
      default -> {}
    }
  }

  /** {@code action == "x"} or {@code action in ("x", "y")}. */
  private void action(int at) {
    if (at(at + 1).is("==")) {
      plain(at + 2).ifPresent(name -> add(ACTION, at, name));
    } else if (at(at + 1).is("in") && at(at + 2).is("(")) {
      for (var i = at + 3; i < tokens.size() && !at(i).is(")"); i++) {
        plain(i).ifPresent(name -> add(ACTION, at, name));
      }
    }
  }

  /** {@code segments contains "x"}, {@code segments().contains("x")}, {@code "x" memberOf …}. */
  private void segments(int at) {
    var next = afterCall(at);
    if (at(next).is("not")) {
      next++;
    }
    if (at(next).is(".") && at(next + 1).is("contains") && at(next + 2).is("(")) {
      tell(SEGMENT, at, plain(next + 3));
    } else if (OPERATORS.contains(at(next).text())) {
      tell(SEGMENT, at, plain(next + 1));
    } else {
      var start = at;
      while (at(start - 1).is(".") && at(start - 2).isName()) {
        start -= 2;
      }
      tell(SEGMENT, at, at(start - 1).is("memberOf") ? text(start - 2) : Optional.empty());
    }
  }

  /** {@code situation.in("x")}; after a name it is the operator. */
  private void in(int at) {
    if (at(at - 1).is(".") && at(at + 1).is("(")) {
      tell(SEGMENT, at, plain(at + 2));
    }
  }

  private void score(int at) {
    if (at(at + 1).is("(")) {
      tell(SCORE, at, plain(at + 2));
    }
  }

  /** {@code scores["x"]} or {@code scores().get("x")}. */
  private void scores(int at) {
    var next = afterCall(at);
    var asks = at(next).is(".") && LOOKS.contains(at(next + 1).text()) && at(next + 2).is("(");
    tell(SCORE, at, at(next).is("[") ? plain(next + 1) : asks ? plain(next + 3) : Optional.empty());
  }

  /** {@code situation.value("scores.x")}; without a name it is the value of one score. */
  private void value(int at) {
    if (!at(at + 1).is("(") || at(at + 2).is(")")) {
      return;
    }
    var path = plain(at + 2);
    if (path.isEmpty() || path.get().startsWith(OF_SCORES)) {
      tell(SCORE, at, path.map(text -> text.substring(OF_SCORES.length())));
    }
  }

  /** All that a situation holds, unless it is asked of its facts. */
  private void asMap(int at) {
    var owner = at(at - 2).is(")") ? at(at - 4) : at(at - 2);
    if (!FACTS.contains(owner.text())) {
      tell(SEGMENT, at, Optional.empty());
      tell(SCORE, at, Optional.empty());
    }
  }

  private int afterCall(int at) {
    return at(at + 1).is("(") && at(at + 2).is(")") ? at + 3 : at + 1;
  }

  /** A text that is the whole of an argument. */
  private Optional<String> plain(int at) {
    return text(at).filter(text -> ENDS.contains(at(at + 1).text()));
  }

  /** What is escaped is not read here. */
  private Optional<String> text(int at) {
    var token = at(at);
    return token.kind() == Kind.TEXT && !token.text().contains("\\")
        ? Optional.of(token.text())
        : Optional.empty();
  }

  private void add(Mention.Of of, int at, String name) {
    tell(of, at, Optional.of(name));
  }

  private void tell(Mention.Of of, int at, Optional<String> name) {
    found.add(new Mention(of, name, at(at).line()));
  }

  private Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : new Token(Kind.SIGN, "", 0);
  }
}
