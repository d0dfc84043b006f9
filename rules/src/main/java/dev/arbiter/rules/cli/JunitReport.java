package dev.arbiter.rules.cli;

import dev.arbiter.rules.proof.MutationScore;
import dev.arbiter.rules.proof.Proof;
import dev.arbiter.rules.scenario.ScenarioResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes results in the XML of JUnit reports, which CI servers read. */
final class JunitReport {
  private JunitReport() {}

  static void write(Path file, Proof proof, Optional<MutationScore> mutations) {
    var results = proof.results();
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (var stream = Files.newOutputStream(file)) {
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "scenarios");
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute(
            "failures", String.valueOf(results.stream().filter(r -> !r.passed()).count()));
        properties(xml, proof, mutations);
        for (var result : results) {
          write(xml, result);
        }
        xml.writeEndDocument();
        xml.close();
      }
    } catch (IOException | XMLStreamException failed) {
      throw new CommandFailure("The report %s cannot be written.".formatted(file), failed);
    }
  }

  private static void properties(
      XMLStreamWriter xml, Proof proof, Optional<MutationScore> mutations)
      throws XMLStreamException {
    xml.writeStartElement("properties");
    property(xml, "coverage", String.format(Locale.ROOT, "%.3f", proof.coverage().share()));
    for (var part : proof.coverage().parts()) {
      var name = "coverage of " + part.name();
      property(xml, name, "%d/%d".formatted(part.reached(), part.total()));
    }
    if (mutations.isPresent()) {
      property(xml, "mutation score", String.format(Locale.ROOT, "%.3f", mutations.get().share()));
    }
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeEmptyElement("property");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", value);
  }

  private static void write(XMLStreamWriter xml, ScenarioResult result) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", result.scenario().file());
    xml.writeAttribute("name", result.scenario().name());
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.6f", result.took().toNanos() / 1e9));
    if (!result.passed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", result.differences().get(0));
      xml.writeCharacters(String.join("\n", result.differences()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
