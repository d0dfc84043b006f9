package dev.arbiter.domain.clean;

import java.util.List;

/**
 * What came of a table.
 *
 * @param pipeline the digest of the fitted pipeline that made it
 * @param notes all that was done to single values, in the order in which it was done
 */
public record Cleaned(Table table, String pipeline, List<Note> notes) {
  public Cleaned {
    notes = List.copyOf(notes);
  }

  /** The rows, as they were handed in, of whose column this is noted. */
  public List<Integer> rows(String column, Note.What what) {
    return notes.stream()
        .filter(note -> note.column().equals(column) && note.what() == what)
        .map(Note::row)
        .toList();
  }

  /** The same for the same input and the same fitted pipeline, on every machine. */
  public String digest() {
    var digest = new Digest().add(pipeline).add(table.digest()).add(notes.size());
    notes.forEach(note -> digest.add(note.row()).add(note.column()).add(note.what().name()));
    return digest.text();
  }
}
