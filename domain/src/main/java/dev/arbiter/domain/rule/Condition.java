package dev.arbiter.domain.rule;

/** A question about a situation. Implementations are thread-safe and free of side effects. */
public interface Condition {

  /** Holds always. */
  Condition ALWAYS =
      new Condition() {
        @Override
        public Truth test(Situation situation) {
          return Truth.TRUE;
        }

        @Override
        public String text() {
          return "true";
        }
      };

  /** The answer; {@link Truth#UNKNOWN} if a fact that it needs is unknown. */
  Truth test(Situation situation);

  /** The condition as its author wrote it. */
  String text();
}
