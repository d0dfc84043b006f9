package dev.arbiter.service.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Violation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The files that a first start imports, counted as the README beside them says. */
final class RetailDemoTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-22T10:00:00Z");
  private static final Path DEMO = Path.of("..", "config", "demo");

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Event> eventsById = new HashMap<>();

  private void importDemo(String file, String mapping, Period shift) throws IOException {
    try (var lines = mapping(mapping).read(open(DEMO.resolve(file)), shift, RECEIVED)) {
      while (lines.hasNext()) {
        var line = lines.next();
        count("read");
        if (line.mapped() instanceof Mapped.Rejected rejected) {
          count("quarantined");
          rejected.violations().forEach(it -> count(it.code().wire() + " " + it.path()));
        } else if (line.mapped() instanceof Mapped.Accepted accepted) {
          accepted.events().forEach(this::add);
        }
      }
    }
  }

  private void add(Event event) {
    count(eventsById.putIfAbsent(event.id(), event) == null ? event.type() : "duplicates");
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static Mapping mapping(String file) throws IOException {
    return Mapping.parse(Files.readAllBytes(DEMO.resolve(file)));
  }

  private static InputStream open(Path file) throws IOException {
    var bytes = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  @Test
  void everyLineOfTheExcerptIsAnEventADuplicateOrQuarantinedForAReason() throws IOException {
    importDemo("online-retail.csv.gz", "online-retail.mapping.yaml", Period.ZERO);
    assertThat(counts)
        .containsAllEntriesOf(
            Map.of(
                "read", 68_060,
                "purchase", 45_962,
                "cancellation", 900,
                "duplicates", 682,
                "quarantined", 20_516));
    assertThat(counts)
        .containsEntry("required-missing identifiers.customer", 20_512)
        .containsEntry("out-of-range data.price", 1)
        .containsEntry("unplanned-event type", 3);
    var customers = new HashSet<>();
    eventsById.values().forEach(event -> customers.addAll(event.identifiers()));
    assertThat(customers).hasSize(566);
  }

  @Test
  void importingTheExcerptAgainOnAnotherDayChangesNothing() throws IOException {
    importDemo("online-retail.csv.gz", "online-retail.mapping.yaml", Period.ZERO);
    var before = Map.copyOf(eventsById);
    counts.clear();
    importDemo("online-retail.csv.gz", "online-retail.mapping.yaml", Period.ofDays(5461));
    assertThat(eventsById).isEqualTo(before);
    assertThat(counts).containsEntry("duplicates", 47_544).doesNotContainKey("purchase");
  }

  @Test
  void theInventedFilesAreCleanAndSpeakOfCustomersOfTheExcerpt() throws IOException {
    importDemo("online-retail.csv.gz", "online-retail.mapping.yaml", Period.ZERO);
    var known = new HashSet<>();
    var categories = new HashSet<>();
    for (var event : eventsById.values()) {
      known.addAll(event.identifiers());
      event.data().text("category").ifPresent(categories::add);
    }
    counts.clear();
    eventsById.clear();
    importDemo("customers.csv", "customers.mapping.yaml", Period.ZERO);
    importDemo("views.csv", "views.mapping.yaml", Period.ZERO);
    assertThat(counts).isEqualTo(Map.of("read", 1_275, "update", 857, "consent", 435, "view", 709));
    assertThat(eventsById.values())
        .allSatisfy(
            event -> {
              assertThat(known).containsAll(event.identifiers());
              assertThat(categories).containsAll(event.data().text("category").stream().toList());
            });
  }

  @Test
  void someCustomersToldOfAnInterestInEcologicalProducts() throws IOException {
    importDemo("customers.csv", "customers.mapping.yaml", Period.ZERO);
    assertThat(eventsById.values())
        .filteredOn(event -> event.data().get("traits").toString().contains("interests=[eco"))
        .hasSize(128);
  }

  @Test
  void aLineNamesAllFieldsThatCannotBeRead() throws IOException {
    var row =
        Map.of(
            "InvoiceNo", "536414",
            "StockCode", "22139",
            "Description", "",
            "Quantity", "many",
            "InvoiceDate", "2010-12-01 11:52:00",
            "UnitPrice", "0",
            "CustomerID", "",
            "Country", "United Kingdom");
    var mapped = mapping("online-retail.mapping.yaml").map(row, Period.ZERO, RECEIVED);
    assertThat(mapped)
        .isInstanceOfSatisfying(
            Mapped.Rejected.class,
            rejected ->
                assertThat(rejected.violations())
                    .extracting(Violation::path)
                    .hasSameElementsAs(Set.of("identifiers.customer", "data.quantity")));
  }
}
