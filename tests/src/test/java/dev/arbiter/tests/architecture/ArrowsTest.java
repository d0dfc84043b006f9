package dev.arbiter.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which part of the code may know which other. */
final class ArrowsTest {
  private static final String SERVICE = "dev.arbiter.service";

  /** What every feature may use. */
  private static final Set<String> SHARED = Set.of("database", "http", "rounds");

  /** Features that may know another one, with the reason. */
  private static final Map<String, Set<String>> REASONED =
      Map.of(
          // A file import is a second door to the same intake of events.
          "imports", Set.of("events"),
          // Who answers for a release does not approve it.
          "releases", Set.of("access"));

  @Test
  void theDomainKnowsJavaAndItselfAlone() {
    classes()
        .that()
        .resideInAPackage("dev.arbiter.domain..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("dev.arbiter.domain..", "java..", "org.jspecify.."))
        .check(Codebase.CLASSES);
  }

  @Test
  void theDomainReadsNoClockAndNoFile() {
    noClasses()
        .that()
        .resideInAPackage("dev.arbiter.domain..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
                .and(DescribedPredicate.not(serialization())))
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(Codebase.CLASSES);
  }

  /** What cleaning guesses cannot be written down as what happened. */
  @Test
  @Tag("B12")
  void cleaningKnowsNeitherEventsNorProfiles() {
    noClasses()
        .that()
        .resideInAPackage("dev.arbiter.domain.clean..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.arbiter..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage("dev.arbiter.domain.clean..", "dev.arbiter.domain"))))
        .check(Codebase.CLASSES);
  }

  @Test
  void rulesAndScorersKnowTheDomainAlone() {
    noClasses()
        .that()
        .resideInAPackage("dev.arbiter.rules..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.arbiter.ml..", "dev.arbiter.service.."))
        .check(Codebase.CLASSES);
    noClasses()
        .that()
        .resideInAPackage("dev.arbiter.ml..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.arbiter.rules..", "dev.arbiter.service.."))
        .check(Codebase.CLASSES);
  }

  @Test
  void featuresDoNotKnowEachOther() {
    classes()
        .that()
        .resideInAPackage(SERVICE + ".*..")
        .should(
            new ArchCondition<>("know no other feature") {
              @Override
              public void check(JavaClass origin, ConditionEvents events) {
                for (var dependency : origin.getDirectDependenciesFromSelf()) {
                  var target = dependency.getTargetClass();
                  if (!mayKnow(origin, target)) {
                    events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
                  }
                }
              }
            })
        .check(Codebase.CLASSES);
  }

  @Test
  void onlyTheCompositionRootKnowsTheRules() {
    noClasses()
        .that()
        .resideInAPackage(SERVICE + ".*..")
        .and()
        // The one compiles rule projects, the other asks DMN models.
        .resideOutsideOfPackages(SERVICE + ".releases..", SERVICE + ".models..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.arbiter.rules..", "dev.arbiter.ml.."))
        .check(Codebase.CLASSES);
  }

  @Test
  void noTypeOfTheRuleEngineLeavesTheModule() {
    classes()
        .that()
        .resideInAPackage("dev.arbiter.rules..")
        .and(DescribedPredicate.describe("are seen outside", ArrowsTest::isSeen))
        .should(
            new ArchCondition<>("show no type of Drools or KIE") {
              @Override
              public void check(JavaClass shown, ConditionEvents events) {
                shown.getMembers().stream()
                    .filter(
                        member ->
                            member.getModifiers().contains(JavaModifier.PUBLIC)
                                || member.getModifiers().contains(JavaModifier.PROTECTED))
                    .filter(member -> types(member).anyMatch(ArrowsTest::isOfTheEngine))
                    .forEach(
                        member ->
                            events.add(
                                SimpleConditionEvent.violated(shown, member.getDescription())));
              }
            })
        .check(Codebase.CLASSES);
  }

  @Test
  void theRuleEngineIsKnownToTheRulesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.arbiter.rules..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.kie..", "org.drools.."))
        .check(Codebase.CLASSES);
  }

  @Test
  void httpStaysAtTheEdge() {
    noClasses()
        .that()
        .resideInAPackage("dev.arbiter..")
        .and()
        .haveSimpleNameNotEndingWith("Resource")
        .and()
        .resideOutsideOfPackages(SERVICE + ".http..", SERVICE + ".access..", SERVICE)
        .and(DescribedPredicate.not(nestedIn("Resource")))
        .should()
        .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
        .check(Codebase.CLASSES);
  }

  private static boolean mayKnow(JavaClass origin, JavaClass target) {
    if (!target.getPackageName().startsWith(SERVICE + ".")) {
      return !target.getPackageName().equals(SERVICE);
    }
    var from = feature(origin);
    var to = feature(target);
    return from.equals(to)
        || SHARED.contains(to)
        || REASONED.getOrDefault(from, Set.of()).contains(to);
  }

  private static String feature(JavaClass type) {
    return type.getPackageName().substring(SERVICE.length() + 1).split("\\.", 2)[0];
  }

  private static Stream<JavaClass> types(JavaMember member) {
    return member instanceof JavaCodeUnit unit
        ? Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
        : Stream.of(((JavaField) member).getRawType());
  }

  private static boolean isSeen(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArrowsTest::isSeen).orElse(true);
  }

  private static boolean isOfTheEngine(JavaClass type) {
    var name = type.getBaseComponentType().getPackageName();
    return name.startsWith("org.kie") || name.startsWith("org.drools");
  }

  private static DescribedPredicate<JavaClass> serialization() {
    return DescribedPredicate.describe(
        "java.io.Serializable", type -> type.isEquivalentTo(java.io.Serializable.class));
  }

  private static DescribedPredicate<JavaClass> nestedIn(String suffix) {
    return DescribedPredicate.describe(
        "nested in a " + suffix,
        type ->
            type.getEnclosingClass()
                .map(outer -> outer.getSimpleName().endsWith(suffix))
                .orElse(false));
  }
}
