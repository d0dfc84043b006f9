package dev.arbiter.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That trying out a release has no effects. */
@Tag("X03")
final class BacktestArrowsTest {
  private static final String SERVICE = "dev.arbiter.service";

  @Test
  void aBacktestCanWriteToTheAdminLogAloneAndCallNobody() {
    classes()
        .that()
        .resideInAPackage(SERVICE + ".backtest..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    SERVICE + ".backtest..",
                    SERVICE + ".http..",
                    "dev.arbiter.domain",
                    "dev.arbiter.domain.decision",
                    "dev.arbiter.domain.release",
                    "dev.arbiter.domain.replay",
                    "dev.arbiter.domain.rule",
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "jakarta..",
                    "org.eclipse.microprofile.openapi..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "com.github.f4b6a3.ulid..")
                .or(
                    named(
                        InputStream.class.getName(), // the body of a draft
                        IOException.class.getName(),
                        URI.class.getName(),
                        Principal.class.getName(),
                        SERVICE + ".database.Change")))
        .check(Codebase.CLASSES);
  }

  @Test
  void whatABacktestReadsTheLogByNeverWrites() {
    noClasses()
        .that(
            named(
                SERVICE + ".decisions.PostgresDecisionHistory",
                SERVICE + ".decisions.PostgresPast"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "something is written",
                call ->
                    Set.of("update", "transaction", "seal", "prepare", "append")
                        .contains(call.getTarget().getName())))
        .check(Codebase.CLASSES);
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        String.join(" or ", names),
        type -> Stream.of(names).anyMatch(name -> type.getName().split("\\$", 2)[0].equals(name)));
  }
}
