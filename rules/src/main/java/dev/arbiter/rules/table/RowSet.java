package dev.arbiter.rules.table;

/**
 * A set of rows.
 *
 * @param words one bit for each row
 * @param blocks one bit for each word that is not empty
 */
record RowSet(long[] words, long[] blocks) {
  static RowSet of(long[] words) {
    var blocks = new long[(words.length + 63) / 64];
    for (var i = 0; i < words.length; i++) {
      if (words[i] != 0) {
        blocks[i / 64] |= 1L << i;
      }
    }
    return new RowSet(words, blocks);
  }
}
