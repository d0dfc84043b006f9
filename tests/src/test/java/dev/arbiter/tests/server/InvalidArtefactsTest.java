package dev.arbiter.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends rule projects in which one artefact is wrong. None is kept, and each is told its faults.
 */
@Tag("server")
@Tag("X10")
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvalidArtefactsTest {
  private static final String DMN = "https://www.omg.org/spec/DMN/20230324/MODEL/";
  private static final Map<String, String> ZIP = Map.of("Content-Type", "application/zip");

  private ShopReleases shop;

  @BeforeAll
  void open(ArbiterProcess server) {
    shop = ShopReleases.of(server, "shop-invalid");
  }

  /**
   * A wrong file.
   *
   * @param place what the problem must name
   */
  private record Wrong(String file, String text, String place) {
    @Override
    public String toString() {
      return file + ": " + text.lines().findFirst().orElse("empty");
    }
  }

  private static Wrong wrong(String file, String text) {
    return new Wrong(file, text, file);
  }

  private static Wrong model(String elements) {
    return wrong(
        "decisions/m.dmn",
        "<definitions xmlns='%s' namespace='urn:m' name='m' id='m'>%s</definitions>"
            .formatted(DMN, elements));
  }

  private static String decision(String expression) {
    return "<decision id='d' name='d'><variable name='d'/><literalExpression><text>"
        + expression
        + "</text></literalExpression></decision>";
  }

  static Stream<Wrong> artefacts() {
    return Stream.of(
        wrong("project.yaml", "name: ["),
        wrong("project.yaml", "name: shop-invalid\nchannels: web\n"),
        wrong("project.yaml", "name: shop-invalid\nchannels: [web]\nslot: []\n"),
        wrong("actions/hello.yaml", ""),
        wrong("actions/hello.yaml", "id: hello\nslots: [nowhere]\nvalue: much\n"),
        wrong("actions/bad.yaml", "id: other\n"),
        wrong("segments/a.yaml", "id: a\nowner: crm\nreviewBy: 2027-01-01\ncondition: traits.x >"),
        wrong("segments/a.yaml", "id: a\nowner: crm\nreviewBy: soon\ncondition: \"true\""),
        wrong("segments/a.yaml", "id: a\nowner: crm\nreviewBy: 2027-01-01\ncondition: 1 + 1"),
        wrong("segments/a.yaml", "&a [*a]"),
        wrong("tables/t.dmn", "<definitions"),
        wrong("tables/t.dmn", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
        wrong("tables/t.dmn", "<definitions xmlns='" + DMN + "' name='t'/>"),
        wrong("tables/t.xlsx", "no spreadsheet"),
        wrong("tables/t.csv", "no,table\n"),
        wrong("tables/t.csv", "RuleSet,x\nRuleTable T\nNAME\n,\n,\nReason\n=1+1\n"),
        model("<decision"),
        model(decision("1 +")),
        model(decision("undeclared + 1")),
        model(decision("function() external {java: {class: \"a\", method signature: \"b()\"}}")),
        model("<import name='n' namespace='urn:missing' importType='" + DMN + "'/>"),
        wrong("rules/r.drl", "package shop\nrule \"x\" when then"),
        wrong("rules/r.drl", "package shop;\nimport java.io.File;\n"),
        wrong("rules/r.drl", "package shop;\nrule \"x\" when then System.exit(1); end\n"),
        wrong("models/m.yaml", "id: m\n"),
        wrong("scenarios/hello.yaml", "- scenario: [\n"),
        wrong("scenarios/hello.yaml", "- scenario: Nothing\n  when: {slot: hero}\n"),
        wrong("notes.txt", "hello"),
        wrong("rules/r.java", "class A {}"));
  }

  @ParameterizedTest
  @MethodSource("artefacts")
  void aWrongArtefactIsToldByItsPlaceAndNothingIsKept(Wrong wrong) {
    var files = shop.files("Hello");
    files.put(wrong.file(), wrong.text());

    var answer = shop.publish(files);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(places(answer)).anySatisfy(place -> assertThat(place).startsWith(wrong.place()));
    assertThat(messages(answer)).allSatisfy(message -> assertThat(message).isNotBlank());
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    nothingIsKept();
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var files = shop.files("Hello");
    var wrong =
        List.of(
            wrong("segments/a.yaml", "id: a\nowner: crm\nreviewBy: 2027-01-01\ncondition: ("),
            wrong("segments/b.yaml", "id: b\nowner: crm\nreviewBy: 2027-01-01\ncondition: 1 >"),
            wrong("tables/t.xlsx", "no spreadsheet"),
            model(decision("1 +")),
            wrong("rules/r.drl", "package shop;\nimport java.io.File;\n"));
    wrong.forEach(one -> files.put(one.file(), one.text()));

    var places = places(shop.publish(files));

    assertThat(wrong)
        .allSatisfy(
            one ->
                assertThat(places).anySatisfy(place -> assertThat(place).startsWith(one.place())));
    nothingIsKept();
  }

  static Stream<Map<String, byte[]>> archives() {
    var bomb = new byte[96 << 20];
    return Stream.of(
        Map.of("../evil.yaml", bytes("a: 1")),
        Map.of("/etc/evil.yaml", bytes("a: 1")),
        Map.of("actions\\evil.yaml", bytes("a: 1")),
        Map.of("a/../../evil.yaml", bytes("a: 1")),
        Map.of("actions/bomb.yaml", bomb),
        Map.of("folder/", bytes("not empty")),
        Map.of("project.yaml", new byte[] {(byte) 0xFF, (byte) 0xFE, 0}));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void anArchiveThatLeadsOutOfItselfOrIsABombIsRefused(Map<String, byte[]> entries)
      throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    shop.files("Hello").forEach((path, text) -> files.put(path, bytes(text)));
    files.putAll(entries);
    refused(zip(files));
  }

  @Test
  void whatIsNoArchiveIsRefused() {
    refused(new byte[0]);
    refused(bytes("PK\3\4 nothing more"));
    refused(bytes("name: shop-invalid"));
  }

  private void refused(byte[] body) {
    var answer = shop.author().send("POST", shop.path("/releases"), body, ZIP);
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413, 422);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    nothingIsKept();
  }

  private void nothingIsKept() {
    assertThat(shop.operator().get(shop.path("/releases"))).isEmpty();
  }

  private static List<String> places(HttpResponse<String> answer) {
    return errors(answer, "path");
  }

  private static List<String> messages(HttpResponse<String> answer) {
    return errors(answer, "message");
  }

  private static List<String> errors(HttpResponse<String> answer, String field) {
    try {
      return Api.JSON.readTree(answer.body()).path("errors").findValuesAsText(field);
    } catch (IOException noJson) {
      throw new UncheckedIOException(answer.body(), noJson);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
