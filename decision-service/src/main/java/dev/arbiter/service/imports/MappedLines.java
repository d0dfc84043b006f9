package dev.arbiter.service.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.arbiter.domain.fact.Violation;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.Period;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The lines of a CSV file (RFC 4180) as a mapping reads them, one at a time, in order. Empty lines
 * are skipped. For one thread; closing it closes the file.
 *
 * <p>A line with too few or too many fields, or one that is not UTF-8, is rejected and reading goes
 * on. A record longer than {@value #MAX_RECORD_CHARS} characters, as a quote that is never closed
 * makes it, ends the reading with an {@link ImportException} that names the line.
 */
public final class MappedLines implements Iterator<MappedLine>, Closeable {
  private static final int MAX_FIELDS = 1_000;
  private static final int MAX_RECORD_CHARS = 65_536;
  private static final char REPLACEMENT = '\uFFFD';

  private final Mapping mapping;
  private final Period shift;
  private final Instant receivedAt;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private long lastLine;

  MappedLines(Mapping mapping, Period shift, Instant receivedAt, InputStream csv) {
    this.mapping = mapping;
    this.shift = shift;
    this.receivedAt = receivedAt;
    this.records = open(csv, mapping.delimiter()).iterator();
    this.header = header();
  }

  private static CsvReader<CsvRecord> open(InputStream csv, char delimiter) {
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .detectBomHeader(true)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .maxBufferSize(MAX_RECORD_CHARS)
        .build(
            CsvRecordHandler.of(
                limits ->
                    limits
                        .maxFields(MAX_FIELDS)
                        .maxFieldSize(MAX_RECORD_CHARS)
                        .maxRecordSize(MAX_RECORD_CHARS)),
            csv,
            StandardCharsets.UTF_8);
  }

  private List<String> header() {
    if (!hasNext()) {
      throw new ImportException(
          "The file is empty; its first line must name the columns " + mapping.columns());
    }
    var names = record().getFields().stream().map(String::strip).toList();
    var missing = mapping.columns().stream().filter(column -> !names.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new ImportException(
          "The first line of the file must name the columns "
              + mapping.columns()
              + "; missing are "
              + missing);
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new ImportException("The first line of the file names a column twice");
    }
    return names;
  }

  @Override
  public boolean hasNext() {
    try {
      return records.hasNext();
    } catch (CsvParseException | UncheckedIOException unreadable) {
      throw stopped(unreadable);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws ImportException if the file cannot be read any further
   */
  @Override
  public MappedLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var record = record();
    var row = row(record.getFields());
    return new MappedLine(record.getStartingLineNumber(), row, mapped(record, row));
  }

  private CsvRecord record() {
    try {
      var record = records.next();
      lastLine = record.getStartingLineNumber();
      return record;
    } catch (CsvParseException | UncheckedIOException unreadable) {
      throw stopped(unreadable);
    }
  }

  private Mapped mapped(CsvRecord record, Map<String, String> row) {
    if (record.getFieldCount() != header.size()) {
      var expected = "of " + header.size() + " fields, as the first line of the file";
      return rejected(Violation.mismatch("line", expected, record.getFieldCount() + " fields"));
    }
    for (var field : record.getFields()) {
      if (field.indexOf(REPLACEMENT) >= 0) {
        return rejected(Violation.mismatch("line", "in UTF-8", "other bytes"));
      }
    }
    return mapping.map(row, shift, receivedAt);
  }

  private static Mapped rejected(Violation violation) {
    return new Mapped.Rejected(List.of(violation));
  }

  /** Fields beyond the header are kept under their number. */
  private Map<String, String> row(List<String> fields) {
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < fields.size(); i++) {
      row.put(i < header.size() ? header.get(i) : "#" + (i + 1), fields.get(i));
    }
    return row;
  }

  private ImportException stopped(RuntimeException cause) {
    var after = lastLine == 0 ? "at its first line" : "after the record at line " + lastLine;
    return new ImportException(
        "The file cannot be read "
            + after
            + ": a record may have "
            + MAX_RECORD_CHARS
            + " characters and "
            + MAX_FIELDS
            + " fields, and quotes must be closed",
        cause);
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
