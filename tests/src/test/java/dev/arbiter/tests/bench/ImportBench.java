package dev.arbiter.tests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.arbiter.tests.server.Api;
import dev.arbiter.tests.server.ArbiterProcess;
import dev.arbiter.tests.server.Folders;
import dev.arbiter.tests.server.PostgresServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Measures the import of invoice lines beside a plain batch insert of the same lines by JDBC, on
 * the same PostgreSQL.
 */
public final class ImportBench {
  private static final int BATCH = 1_000;
  private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final Path file;
  private final List<String> lines = new ArrayList<>();

  private ImportBench(Path file) {
    this.file = file;
  }

  /**
   * @param arguments the gzipped CSV file of the online retailer, and the file of the report
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    var bench = new ImportBench(Path.of(arguments[0]));
    var data = Folders.create();
    try (var postgres = PostgresServer.start()) {
      var settings = Map.of("arbiter.db.url", postgres.url(), "arbiter.db.user", postgres.user());
      try (var server = ArbiterProcess.start(data, settings)) {
        bench.measure(server, postgres);
      }
    } finally {
      Folders.delete(data);
    }
    new Report(
            "Imports",
            "The file is `%s`; a line is an invoice line. The plain insert reads the same file,"
                    .formatted(bench.file.getFileName())
                + " converts numbers and times, and inserts all columns into a table with a"
                + " primary key, %d lines a batch and a commit each.".formatted(BATCH))
        .write(Path.of(arguments[1]), bench.lines);
  }

  private void measure(ArbiterProcess server, PostgresServer postgres)
      throws IOException, SQLException {
    var before = server.memory();
    lines.add("| what | lines | seconds | lines/s | accepted | duplicates | quarantined |");
    lines.add("|---|---:|---:|---:|---:|---:|---:|");
    insert(postgres);
    var operator = server.operator();
    saveMapping(operator);
    imported("first import", server, operator);
    var state = operator.get("/api/v1/profiles/state");
    imported("second import", server, operator);
    insert(postgres);
    var again = operator.get("/api/v1/profiles/state");
    var bytes = server.memory().heapBytes() - before.heapBytes();
    lines.add("");
    lines.add(
        "%d profiles of %d events; after the second import the digest of all is %s."
            .formatted(
                state.get("profiles").asLong(),
                state.get("events").asLong(),
                state.equals(again) ? "the same" : "ANOTHER"));
    lines.add(
        "The heap after a collection grew by %.1f MB for 1,000 profiles, all of them in memory."
            .formatted(bytes / 1e6 / state.get("profiles").asLong() * 1_000));
  }

  private static void saveMapping(Api operator) throws IOException {
    var mapping =
        Files.readAllBytes(ArbiterProcess.ROOT.resolve("config/demo/online-retail.mapping.yaml"));
    operator.send(
        "PUT",
        "/api/v1/mappings/online-retail",
        mapping,
        Map.of("Content-Type", "application/yaml"));
  }

  private void imported(String what, ArbiterProcess server, Api operator) throws IOException {
    var start = System.nanoTime();
    var answer =
        operator.send(
            "POST",
            "/api/v1/imports?mapping=online-retail",
            Files.readAllBytes(file),
            Map.of("Content-Type", "text/csv"));
    var id = Api.json(answer).get("id").asText();
    server.await(() -> !progress(operator, id).get("state").asText().equals("running"));
    var end = progress(operator, id);
    add(what, end.get("read").asLong(), start, end);
  }

  private static JsonNode progress(Api operator, String id) {
    return operator.get("/api/v1/imports/" + id);
  }

  private void add(String what, long count, long start, JsonNode end) {
    var seconds = (System.nanoTime() - start) / 1e9;
    lines.add(
        "| %s | %d | %.1f | %.0f | %s | %s | %s |"
            .formatted(
                what,
                count,
                seconds,
                count / seconds,
                end.path("accepted").asText("–"),
                end.path("duplicates").asText("–"),
                end.path("quarantined").asText("–")));
    System.out.println(lines.get(lines.size() - 1));
  }

  private void insert(PostgresServer postgres) throws IOException, SQLException {
    var url = postgres.url() + "?reWriteBatchedInserts=true";
    try (var connection = DriverManager.getConnection(url, postgres.user(), "");
        var table = connection.createStatement()) {
      table.execute("drop table if exists lines");
      table.execute(
          "create table lines (number bigint primary key, invoice text, stock text, description"
              + " text, quantity int, at timestamptz, price numeric, customer text, country text)");
      connection.setAutoCommit(false);
      var start = System.nanoTime();
      var number = 0L;
      try (var text =
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                  StandardCharsets.UTF_8);
          var records = CsvReader.builder().ofNamedCsvRecord(text);
          var insert =
              connection.prepareStatement("insert into lines values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
        for (var line : records) {
          insert.setLong(1, ++number);
          insert.setString(2, line.getField("InvoiceNo"));
          insert.setString(3, line.getField("StockCode"));
          insert.setString(4, line.getField("Description"));
          insert.setInt(5, Integer.parseInt(line.getField("Quantity")));
          insert.setTimestamp(
              6, Timestamp.valueOf(LocalDateTime.parse(line.getField("InvoiceDate"), AT)));
          insert.setBigDecimal(7, new BigDecimal(line.getField("UnitPrice")));
          insert.setString(8, line.getField("CustomerID"));
          insert.setString(9, line.getField("Country"));
          insert.addBatch();
          if (number % BATCH == 0) {
            insert.executeBatch();
            connection.commit();
          }
        }
        insert.executeBatch();
        connection.commit();
      }
      add("plain insert", number, start, NullNode.instance);
    }
  }
}
