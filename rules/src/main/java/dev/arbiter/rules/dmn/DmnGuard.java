package dev.arbiter.rules.dmn;

import dev.arbiter.rules.Problems;
import dev.arbiter.rules.feel.XmlElement;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * Looks at a DMN file before the engine does: nothing but elements of DMN 1.2 to 1.6, FEEL, and
 * other DMN models; no entities, no Java, no PMML; all of it in bounds. Diagrams and extensions are
 * passed over, for the engine does not run them.
 */
final class DmnGuard {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_TEXT = 20_000;
  private static final int MOST_BRACKETS = 32;
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']*)");
  private static final Pattern DMN =
      Pattern.compile("https?://www\\.omg\\.org/spec/DMN/20\\d{6}/(?:MODEL|DMN)?/?");
  private static final Pattern FEEL =
      Pattern.compile(
          "feel|https?://www\\.omg\\.org/spec/FEEL/20\\d{6}"
              + "|https?://www\\.omg\\.org/spec/DMN/20\\d{6}/(?:B-)?FEEL/?",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> PASSED_OVER = Set.of("extensionElements", "DMNDI");
  private static final Set<String> KNOWN =
      Set.of(
          ("definitions import itemDefinition itemComponent typeRef allowedValues typeConstraint"
                  + " functionItem parameters text description question allowedAnswers decision"
                  + " variable inputData businessKnowledgeModel encapsulatedLogic decisionService"
                  + " outputDecision encapsulatedDecision inputDecision knowledgeSource"
                  + " knowledgeRequirement informationRequirement authorityRequirement"
                  + " requiredDecision requiredInput requiredKnowledge requiredAuthority"
                  + " literalExpression importedValues importedElement expressionLanguage"
                  + " invocation binding parameter decisionTable input inputExpression inputValues"
                  + " output outputValues defaultOutputEntry rule inputEntry outputEntry annotation"
                  + " annotationEntry context contextEntry list relation column row"
                  + " functionDefinition formalParameter conditional if then else filter in match"
                  + " for every some return satisfies group textAnnotation association sourceRef"
                  + " targetRef elementCollection drgElement performanceIndicator"
                  + " organizationUnit businessContextElement decisionMaker decisionOwner"
                  + " impactedPerformanceIndicator impactingDecision decisionMade decisionOwned"
                  + " supportedObjective usingProcess usingTask type owner locationURI"
                  + " documentation")
              .split(" "));

  private final String file;
  private final Problems problems;

  private DmnGuard(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The root of the file; empty, with the problems added, if it may not be compiled. */
  static Optional<XmlElement> check(DmnSource source, Problems problems) {
    var found = new Problems();
    var guard = new DmnGuard(source.file(), found);
    var root = guard.read(source.bytes());
    root.ifPresent(guard::document);
    found.all().forEach(one -> problems.add(one.file(), one.line(), one.path(), one.message()));
    return found.isEmpty() ? root : Optional.empty();
  }

  private Optional<XmlElement> read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      problems.add(file, "expected at most " + MOST_BYTES + " bytes, found " + bytes.length);
      return Optional.empty();
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      var encoding = ENCODING.matcher(text);
      if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
        problems.add(file, 1, "", "expected the encoding UTF-8, found " + encoding.group(1));
        return Optional.empty();
      }
      return Optional.of(XmlElement.read(bytes));
    } catch (CharacterCodingException other) {
      problems.add(file, "expected UTF-8, found other bytes");
    } catch (XMLStreamException malformed) {
      var place = malformed.getLocation();
      var message = String.valueOf(malformed.getMessage()).lines().reduce((a, b) -> b).orElse("");
      problems.add(
          file,
          place == null ? 0 : place.getLineNumber(),
          "",
          "is not acceptable XML: " + message.replaceFirst("^Message: ", ""));
    }
    return Optional.empty();
  }

  private void document(XmlElement root) {
    if (!root.name().equals("definitions")) {
      problem(root, "expected definitions of DMN, found " + root.name());
      return;
    }
    element(root);
  }

  private void element(XmlElement element) {
    if (PASSED_OVER.contains(element.name())) {
      return;
    }
    if (!KNOWN.contains(element.name())) {
      problem(element, "expected an element of DMN, found " + element.name());
    }
    switch (element.name()) {
      case "import", "importedValues" -> imported(element);
      case "functionDefinition" -> function(element);
      case "text" -> text(element);
      default -> {
        // nothing more to say
      }
    }
    var language = element.attribute("expressionLanguage", "feel");
    if (!FEEL.matcher(language).matches()) {
      problem(element, "expected FEEL, found the expression language " + language);
    }
    element.children().forEach(this::element);
  }

  private void imported(XmlElement element) {
    var type = element.attribute("importType", "");
    if (!element.name().equals("import") || !DMN.matcher(type).matches()) {
      problem(element, "expected an import of another DMN model, found the type '" + type + "'");
    }
  }

  private void function(XmlElement element) {
    var kind = element.attribute("kind", "FEEL");
    if (!kind.equals("FEEL")) {
      problem(element, "expected a function in FEEL, found one in " + kind);
    }
  }

  private void text(XmlElement element) {
    var length = element.text().length();
    if (length > MOST_TEXT) {
      problem(element, "expected at most " + MOST_TEXT + " characters, found " + length);
    }
    var open = 0;
    var deepest = 0;
    for (var i = 0; i < length; i++) {
      var character = element.text().charAt(i);
      open += "([{".indexOf(character) >= 0 ? 1 : ")]}".indexOf(character) >= 0 ? -1 : 0;
      deepest = Math.max(deepest, open);
    }
    if (deepest > MOST_BRACKETS) {
      problem(element, "expected brackets of at most " + MOST_BRACKETS + " levels");
    }
  }

  private void problem(XmlElement element, String message) {
    problems.add(file, element.line(), element.attribute("name", element.name()), message);
  }
}
