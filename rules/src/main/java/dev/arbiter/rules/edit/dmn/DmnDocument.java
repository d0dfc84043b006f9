package dev.arbiter.rules.edit.dmn;

import dev.arbiter.rules.ProjectException;
import dev.arbiter.rules.edit.Drafts;
import dev.arbiter.rules.edit.Edit;
import dev.arbiter.rules.edit.EditRefusedException;
import dev.arbiter.rules.edit.Table;
import dev.arbiter.rules.edit.TableDocument;
import dev.arbiter.rules.edit.xml.Splices;
import dev.arbiter.rules.edit.xml.XmlSource;
import dev.arbiter.rules.feel.XmlElement;
import dev.arbiter.rules.project.ProjectFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The decision tables of a DMN file, of decisions and of all other logic. */
public final class DmnDocument implements TableDocument {
  private final XmlSource source;
  private final DmnTables tables;

  private DmnDocument(XmlSource source, DmnTables tables) {
    this.source = source;
    this.tables = tables;
  }

  /**
   * Reads a file.
   *
   * @throws ProjectException with its place, if it cannot be read or not be edited in place
   */
  public static DmnDocument of(String path, byte[] file) {
    if (file.length > ProjectFiles.MAX_FILE_BYTES) {
      throw new ProjectException(
          path, "expected at most " + ProjectFiles.MAX_FILE_BYTES + " bytes, found " + file.length);
    }
    var source = XmlSource.read(path, file);
    return new DmnDocument(source, DmnTables.of(source));
  }

  @Override
  public List<Table> tables() {
    return tables.all().stream().map(DmnTable::table).toList();
  }

  @Override
  public byte[] edit(List<Edit> edits) {
    var drafts = new Drafts(tables(), tables.ids(), DmnDocument::objection);
    drafts.apply(edits);
    var splices = new Splices(source.text());
    var elements = tables.elements();
    var number = 0;
    for (var draft : drafts.tables()) {
      var writer = new DmnWriter(source, tables.all().get(number++), draft);
      writer.write(splices);
      elements += writer.added();
    }
    if (elements > XmlElement.MAX_ELEMENTS) {
      throw tooLarge(edits, XmlElement.MAX_ELEMENTS + " elements, cells and their texts", elements);
    }
    var bytes = source.bytes(splices.applied());
    if (bytes.length > ProjectFiles.MAX_FILE_BYTES) {
      throw tooLarge(edits, ProjectFiles.MAX_FILE_BYTES + " bytes", bytes.length);
    }
    return bytes;
  }

  private static EditRefusedException tooLarge(List<Edit> edits, String most, int found) {
    return new EditRefusedException(
        edits.size() - 1, "expected a file of at most %s, found %d".formatted(most, found));
  }

  private static Optional<String> objection(String text) {
    var unfit = XmlSource.unfit(text);
    return unfit.isPresent()
        ? Optional.of(
            String.format(
                Locale.ROOT, "the character U+%04X cannot be in a cell", unfit.getAsInt()))
        : Optional.empty();
  }
}
