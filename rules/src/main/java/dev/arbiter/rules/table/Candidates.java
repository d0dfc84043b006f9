package dev.arbiter.rules.table;

/** The rows of a table that may match, ascending. For one thread. */
public interface Candidates {

  /** All rows, with all their cells. */
  static Candidates all(int rows) {
    return new Candidates() {
      private int row = -1;

      @Override
      public int next() {
        row++;
        return row < rows ? row : -1;
      }

      @Override
      public int askedFrom() {
        return 0;
      }
    };
  }

  /** The next row, counted from 0; negative if there is none, and then not to be called again. */
  int next();

  /** From which column on the cells of this row are to be asked; those before accept the values. */
  int askedFrom();
}
