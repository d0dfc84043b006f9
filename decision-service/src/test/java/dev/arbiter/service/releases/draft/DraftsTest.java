package dev.arbiter.service.releases.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import dev.arbiter.service.releases.draft.Draft.Changed;
import dev.arbiter.service.releases.draft.Draft.DraftFile;
import dev.arbiter.service.releases.draft.LookStore.Look;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class DraftsTest {
  private static final String NOTES = "notes/a.txt";

  private final Desk desk;
  private final Jdbc jdbc;

  DraftsTest(TestDatabase database) {
    jdbc = new Jdbc(database.empty().dataSource());
    desk = new Desk(jdbc);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static void assertRefused(ProblemKind kind, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
  }

  private DraftFile file(String path) {
    return desk.draft().files().stream()
        .filter(one -> one.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private void remove(String path) {
    desk.drafts.change(Desk.PROJECT, path, Desk.ANA, before -> Optional.empty());
  }

  @Test
  void aProjectHasOneDraft() {
    assertRefused(ProblemKind.NOT_FOUND, desk::draft);
    desk.begin();
    assertThat(desk.draft().base()).contains(1L);
    assertThat(desk.draft().files()).hasSize(4).allMatch(one -> one.change() == Changed.SAME);
    assertRefused(ProblemKind.CONFLICT, desk::begin);
    desk.drafts.discard(Desk.PROJECT, Desk.BEA);
    assertRefused(ProblemKind.NOT_FOUND, desk::draft);
    assertRefused(
        ProblemKind.NOT_FOUND, () -> desk.drafts.begin(Desk.PROJECT, Optional.of(9L), Desk.ANA));
    var log =
        jdbc.query(
            "read",
            "select actor || ' ' || action as entry from admin_log where action like 'draft.%'"
                + " order by seq",
            row -> row.getString("entry"));
    assertThat(log).containsExactly("ana draft.begun", "bea draft.discarded");
  }

  @Test
  void aDraftTellsWhatBecameOfItsBase() {
    desk.begin();
    var before = desk.draft().revision();
    desk.write(NOTES, "new");
    desk.replace("actions/hello.yaml", "Hello", "Hi");
    remove("scenarios/hello.yaml");
    assertThat(desk.draft().revision()).isGreaterThan(before);
    assertThat(file(NOTES).change()).isEqualTo(Changed.ADDED);
    assertThat(file("actions/hello.yaml").change()).isEqualTo(Changed.CHANGED);
    assertThat(file("scenarios/hello.yaml").change()).isEqualTo(Changed.REMOVED);
    assertThat(desk.drafts.contents(Desk.PROJECT).files().paths())
        .containsExactly("actions/hello.yaml", NOTES, "project.yaml", "tables/offers.dmn");
    remove(NOTES);
    desk.replace("actions/hello.yaml", "Hi", "Hello");
    assertThat(file("actions/hello.yaml").change()).isEqualTo(Changed.SAME);
    assertThat(desk.draft().files()).hasSize(4);
  }

  @Test
  void twoNodesNeverOverwriteEachOther() {
    desk.begin();
    desk.write(NOTES, "");
    var writing =
        IntStream.range(0, 40)
            .mapToObj(
                number ->
                    CompletableFuture.runAsync(
                        () ->
                            (number % 2 == 0 ? desk.drafts : desk.elsewhere)
                                .change(
                                    Desk.PROJECT,
                                    NOTES,
                                    Desk.ANA,
                                    before -> Optional.of(longer(before.orElseThrow())))))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(writing).join();
    assertThat(desk.drafts.content(Desk.PROJECT, NOTES).orElseThrow()).hasSize(40);
  }

  private static byte[] longer(byte[] bytes) {
    return (new String(bytes, StandardCharsets.UTF_8) + "x").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsRefusedChangesNothing() {
    desk.begin();
    var before = desk.draft();
    assertRefused(ProblemKind.INVALID, () -> desk.write("Tables/Offers.dmn", "twin"));
    assertRefused(
        ProblemKind.FORBIDDEN,
        () ->
            desk.drafts.change(
                Desk.PROJECT, "rules/a.drl", Desk.BEA, none -> Optional.of(new byte[1])));
    assertThat(desk.draft()).isEqualTo(before);
  }

  @Test
  void newsOfAnotherNodeWakeWhoWaits() {
    desk.begin();
    var known = desk.draft().revision();
    var waiting =
        CompletableFuture.supplyAsync(
            () -> desk.elsewhere.await(Desk.PROJECT, "bea", known, Duration.ofSeconds(20)));
    desk.write(NOTES, "news");
    assertThat(waiting.join().revision()).isGreaterThan(known);
    var none = desk.drafts.await(Desk.PROJECT, "bea", Long.MAX_VALUE, Duration.ofMillis(1));
    assertThat(none.revision()).isEqualTo(desk.draft().revision());
  }

  @Test
  void othersAreSeenAndForgotten() {
    var look = new Look(Optional.of("a"), Optional.of("t"), Optional.of("r"), Optional.empty());
    assertThat(desk.drafts.looks().tell(Desk.PROJECT, "bea", look)).isFalse();
    desk.begin();
    assertThat(desk.drafts.looks().tell(Desk.PROJECT, "bea", look)).isTrue();
    assertThat(desk.draft().others()).singleElement().matches(one -> one.name().equals("bea"));
    assertThat(desk.elsewhere.find(Desk.PROJECT, "bea").others()).isEmpty();
    jdbc.update("age", "update draft_looks set at = at - interval '31 seconds'");
    assertThat(desk.draft().others()).isEmpty();
  }

  @Test
  void aDraftEndsAsARelease() {
    desk.begin();
    desk.replace("scenarios/hello.yaml", "title: Hello", "title: Hi");
    assertRefused(
        ProblemKind.INVALID, () -> desk.drafts.submit(Desk.PROJECT, Desk.BEA, "a message"));
    assertThat(desk.draft().files()).hasSize(4);
    desk.replace("actions/hello.yaml", "title: Hello", "title: Hi");
    var submitted = desk.drafts.submit(Desk.PROJECT, Desk.BEA, "a message");
    assertThat(submitted.entry().number()).isEqualTo(2);
    assertThat(submitted.isNew()).isTrue();
    assertRefused(ProblemKind.NOT_FOUND, desk::draft);
  }
}
