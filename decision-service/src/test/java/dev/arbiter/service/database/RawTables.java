package dev.arbiter.service.database;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/** The tables as somebody sees them who reads the database past Arbiter. */
public final class RawTables {
  private RawTables() {}

  /** The tables in which a row holds the text, be it in a text or in the bytes of UTF-8. */
  public static List<String> holding(DataSource dataSource, String text) {
    var jdbc = new Jdbc(dataSource);
    var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return jdbc
        .query(
            "list tables",
            "select tablename from pg_tables where schemaname = current_schema()",
            row -> row.getString(1))
        .stream()
        .filter(
            table ->
                jdbc.first(
                        "search a table",
                        "select 1 from %s t where position(? in t::text) > 0 or position(? in t::text) > 0"
                            .formatted(table),
                        row -> true,
                        text,
                        hex)
                    .isPresent())
        .toList();
  }
}
