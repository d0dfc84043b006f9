package dev.arbiter.tests.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** How the code is named and measured. */
final class NamesTest {
  private static final int MAX_LINES = 250;
  private static final int MAX_TYPES = 15;
  private static final Pattern VAGUE =
      Pattern.compile("(?:Abstract|Base)[A-Z]\\w*|\\w+(?:Impl|Utils?|Helper|Manager)");

  /** Files that are longer, with the reason. */
  private static final Map<String, String> LONGER = Map.of();

  /** Packages that hold more types, with the reason. */
  private static final Map<String, String> FULLER =
      Map.ofEntries(
          Map.entry(
              "domain/src/main/java/dev/arbiter/domain/decision",
              "the funnel and the values it works on, seven of them hidden"),
          Map.entry(
              "decision-service/src/main/java/dev/arbiter/service/decisions",
              "the answer to a request and the log of it, written and read; five types are seen"),
          Map.entry(
              "decision-service/src/main/java/dev/arbiter/service/events/identity",
              "which fragments are of one profile, changed and told; most types are hidden"),
          Map.entry(
              "decision-service/src/main/java/dev/arbiter/service/imports",
              "the mapping language and the imports that it serves; most types are hidden"),
          Map.entry(
              "decision-service/src/main/java/dev/arbiter/service/releases",
              "one life from the publication to the rollback, with its two stores; four types are seen"),
          Map.entry(
              "decision-service/src/main/java/dev/arbiter/service/segments",
              "where subjects stand, kept and told; seven types are seen"),
          Map.entry(
              "rules/src/main/java/dev/arbiter/rules/cli/start",
              "the steps of one command, all hidden but one"),
          Map.entry(
              "rules/src/main/java/dev/arbiter/rules/feel",
              "one language and the tables written in it, all hidden but three"),
          Map.entry(
              "rules/src/main/java/dev/arbiter/rules/drl",
              "one language and the walls around it, all hidden but a few"),
          Map.entry(
              "rules/src/main/java/dev/arbiter/rules/analysis/table",
              "the questions to a table and the boxes that answer them, most of them hidden"),
          Map.entry(
              "rules/src/main/java/dev/arbiter/rules/project",
              "the files of a rule project and their readers, most of them hidden"),
          Map.entry(
              "rules/src/main/java/dev/arbiter/rules/dmn",
              "one engine and the bounds around it, which must not be seen outside"),
          Map.entry(
              "decision-service/src/main/java/dev/arbiter/service",
              "the composition root: parts, their settings and what joins features; all hidden"));

  @Test
  void noTypeHasANameThatSaysNothing() {
    noClasses()
        .that(are(written()))
        .should(
            have(
                DescribedPredicate.<JavaClass>describe(
                    "a vague name", type -> VAGUE.matcher(type.getSimpleName()).matches())))
        .check(Codebase.CLASSES);
  }

  @Test
  void everyPackageSaysWhatItHoldsAndIsNullMarked() {
    var packages = new TreeSet<String>();
    var marked = new TreeSet<String>();
    for (var type : Codebase.CLASSES) {
      packages.add(type.getPackageName());
      if (type.getPackage().isAnnotatedWith(NullMarked.class)) {
        marked.add(type.getPackageName());
      }
    }

    assertThat(marked).isEqualTo(packages);
  }

  @Test
  void onlyTheLauncherWritesToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.arbiter.rules.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(Codebase.CLASSES);
  }

  @Test
  void nobodySleepsButThoseWhoWaitForAnotherProcess() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Postmaster")
        .and()
        .resideOutsideOfPackage("dev.arbiter.rules.cli.start..")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .check(Codebase.CLASSES);
  }

  @Test
  void instantsAreNeverOldDates() {
    noClasses().should().dependOnClassesThat().areAssignableTo(Date.class).check(Codebase.CLASSES);
  }

  @Test
  void resourcesAreNamedSo() {
    classes()
        .that()
        .areAnnotatedWith("jakarta.ws.rs.Path")
        .should()
        .haveSimpleNameEndingWith("Resource")
        .check(Codebase.CLASSES);
  }

  @Test
  void noFileIsLongerThanItMayBe() {
    var longer =
        Codebase.sources().stream()
            .filter(file -> Codebase.read(file).lines().count() > MAX_LINES)
            .map(Codebase::name)
            .toList();

    assertThat(longer).isSubsetOf(LONGER.keySet());
  }

  @Test
  void noPackageHoldsMoreThanItMay() {
    var types =
        Codebase.mainSources().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(groupingBy(Path::getParent));
    var fuller =
        types.entrySet().stream()
            .filter(entry -> entry.getValue().size() > MAX_TYPES)
            .map(entry -> Codebase.name(entry.getKey()))
            .toList();

    assertThat(fuller).isSubsetOf(FULLER.keySet());
  }

  @Test
  void noTestSleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(Codebase.TESTS);
  }

  @Test
  void noTestIsDisabled() {
    noMembers().should().beAnnotatedWith(Disabled.class).check(Codebase.TESTS);
    noClasses().should().beAnnotatedWith(Disabled.class).check(Codebase.TESTS);
  }

  @Test
  void atTheTopThereIsNothingButTheModules() {
    var listed =
        Set.of(
            "pom.xml",
            "README.md",
            "domain",
            "rules",
            "decision-service",
            "ml-bridge",
            "admin-ui",
            "config",
            "tests");

    assertThat(Codebase.ROOT.toFile().list((folder, name) -> !name.startsWith(".")))
        .filteredOn(name -> !Set.of("target", "data").contains(name))
        .isSubsetOf(listed);
  }

  /** Annotation processors and compilers name their types as they like. */
  private static DescribedPredicate<JavaClass> written() {
    var files =
        Codebase.mainSources().stream().map(file -> file.getFileName().toString()).collect(toSet());
    return DescribedPredicate.describe(
        "written by people",
        type -> !type.isAnonymousClass() && files.contains(topLevel(type) + ".java"));
  }

  private static String topLevel(JavaClass type) {
    var name = type.getName().substring(type.getPackageName().length() + 1);
    return name.split("\\$", 2)[0];
  }
}
