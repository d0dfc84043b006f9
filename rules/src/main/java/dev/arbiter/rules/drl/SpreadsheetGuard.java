package dev.arbiter.rules.drl;

import dev.arbiter.rules.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Looks at the parts of a spreadsheet before the engine sees it: they are bounded, lead nowhere
 * else, hold no macros, and their cells hold values. The engine would compute formulas, whose
 * functions look at other files and at the clock.
 */
final class SpreadsheetGuard {
  private static final int MAX_UNPACKED = 32 << 20;
  private static final int MAX_ENTRIES = 500;
  private static final int MOST_TOLD = 20;
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i).*(vbaProject|externalLink|/embeddings/|activeX|ctrlProps|connections\\.xml"
              + "|queryTable|macrosheets).*");
  private static final Pattern SHEET = Pattern.compile("xl/worksheets/([^/]+)\\.xml");
  private static final Set<String> XML = Set.of(".xml", ".rels", ".vml");

  private final String file;
  private final Problems problems;
  private int told;

  private SpreadsheetGuard(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Whether the engine may see it; if not, problems were added that say why. */
  static boolean admits(String file, byte[] bytes, Problems problems) {
    var guard = new SpreadsheetGuard(file, problems);
    try {
      guard.look(bytes);
    } catch (IOException broken) {
      guard.tell("", "cannot be read: " + broken.getMessage());
    }
    return guard.told == 0;
  }

  private void look(byte[] bytes) throws IOException {
    var entries = 0;
    var left = MAX_UNPACKED;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var part = zip.readNBytes(left + 1);
        left -= part.length;
        if (left < 0 || ++entries > MAX_ENTRIES) {
          tell("", "unpacks to more than " + MAX_UNPACKED + " bytes or too many parts");
          return;
        }
        look(entry.getName(), part);
      }
    }
    if (entries == 0) {
      tell("", "is not a spreadsheet in the format xlsx");
    }
  }

  private void look(String name, byte[] part) {
    if (ACTIVE.matcher(name).matches()) {
      tell(name, "is not allowed: a spreadsheet of rules holds no macros and no links");
    } else if (XML.stream().anyMatch(name::endsWith)) {
      try {
        read(name, part);
      } catch (XMLStreamException malformed) {
        tell(name, "is no plain XML");
      }
    }
  }

  private void read(String name, byte[] part) throws XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var sheet = SHEET.matcher(name);
    var isSheet = sheet.matches();
    var cell = "";
    var xml = factory.createXMLStreamReader(new ByteArrayInputStream(part));
    while (xml.hasNext() && told < MOST_TOLD) {
      var event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        tell(name, "has a DOCTYPE, which is not allowed");
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT && isSheet) {
        if (xml.getLocalName().equals("c")) {
          cell = String.valueOf(xml.getAttributeValue(null, "r"));
        } else if (xml.getLocalName().equals("f")) {
          tell(sheet.group(1) + "!" + cell, "expected a value, found a formula");
        }
      }
    }
  }

  private void tell(String place, String message) {
    told++;
    problems.add(file, 0, place, message);
  }
}
