package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.service.Together;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.releases.ReleaseStore.Deployment;
import dev.arbiter.service.releases.ReleaseStore.Stored;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of releases does. */
abstract class ReleaseStoreContract {
  abstract ReleaseStore store();

  private Stored add(String project, String digest) {
    return store().add(project, digest, new byte[] {1}, "ana");
  }

  @Test
  void a_release_is_found_as_it_was_added_to_the_byte() {
    var archive = new byte[1_000_000];
    ThreadLocalRandom.current().nextBytes(archive);
    var added = store().add("retail", "sha256:a", archive.clone(), "ana");
    var found = store().find("retail", 1).orElseThrow();
    assertThat(found.archive()).isEqualTo(archive);
    assertThat(found).usingRecursiveComparison().isEqualTo(added);
    assertThat(found)
        .extracting(Stored::project, Stored::number, Stored::digest, Stored::createdBy)
        .containsExactly("retail", 1L, "sha256:a", "ana");
  }

  @Test
  @Tag("D09")
  void releases_of_a_project_are_numbered_from_one_and_listed_from_the_newest() {
    add("retail", "sha256:a");
    add("retail", "sha256:b");
    add("bank", "sha256:b");
    assertThat(store().releases("retail"))
        .extracting(Stored::number, Stored::digest)
        .containsExactly(tuple(2L, "sha256:b"), tuple(1L, "sha256:a"));
    assertThat(store().releases("bank")).extracting(Stored::number).containsExactly(1L);
  }

  @Test
  void a_release_of_the_same_contents_is_the_one_that_is_there() {
    var first = add("retail", "sha256:a");
    add("retail", "sha256:b");
    var again = store().add("retail", "sha256:a", new byte[] {2}, "ben");
    assertThat(again).usingRecursiveComparison().isEqualTo(first);
    assertThat(store().releases("retail")).hasSize(2);
  }

  @Test
  @Tag("D09")
  void the_last_deployment_is_in_force_also_of_an_earlier_release() {
    add("retail", "sha256:a");
    add("retail", "sha256:b");
    store().deploy("retail", 1, "ana");
    store().deploy("retail", 2, "ben");
    store().deploy("retail", 1, "cid");
    assertThat(store().deployments("retail"))
        .extracting(Deployment::number, Deployment::digest, Deployment::deployedBy)
        .containsExactly(
            tuple(1L, "sha256:a", "cid"),
            tuple(2L, "sha256:b", "ben"),
            tuple(1L, "sha256:a", "ana"));
    assertThat(store().deployments("retail")).extracting(Deployment::mode).containsOnly("live");
  }

  @Test
  void projects_are_told_by_name_when_they_have_a_deployment() {
    add("retail", "sha256:a");
    add("bank", "sha256:a");
    add("draft", "sha256:a");
    store().deploy("retail", 1, "ana");
    store().deploy("retail", 1, "ana");
    store().deploy("bank", 1, "ana");
    assertThat(store().deployedProjects()).containsExactly("bank", "retail");
  }

  @Test
  void what_does_not_exist_cannot_be_deployed() {
    add("retail", "sha256:a");
    assertThatThrownBy(() -> store().deploy("retail", 2, "ana")).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store().deploy("bank", 1, "ana")).isInstanceOf(StoreException.class);
    assertThat(store().deployedProjects()).isEmpty();
  }

  @Test
  void of_the_unknown_there_is_nothing() {
    add("retail", "sha256:a");
    assertThat(store().find("retail", 0)).isEmpty();
    assertThat(store().find("bank", 1)).isEmpty();
    assertThat(store().releases("bank")).isEmpty();
    assertThat(store().deployments("retail")).isEmpty();
  }

  @Test
  void publishers_at_the_same_time_leave_no_gap_and_no_twin() {
    Together.run(
        4,
        publisher -> {
          for (var i = 0; i < 5; i++) {
            add("retail", "sha256:%d-%d".formatted(publisher, i));
            add("retail", "sha256:shared-" + i);
          }
        });
    assertThat(store().releases("retail"))
        .extracting(Stored::number)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
    assertThat(store().releases("retail")).extracting(Stored::digest).doesNotHaveDuplicates();
  }
}
