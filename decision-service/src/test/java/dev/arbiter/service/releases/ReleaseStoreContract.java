package dev.arbiter.service.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbiter.domain.release.Tier;
import dev.arbiter.service.Together;
import dev.arbiter.service.database.StoreException;
import dev.arbiter.service.releases.ReleaseEntry.Approval;
import dev.arbiter.service.releases.ReleaseStore.NewRelease;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every store of releases does. */
abstract class ReleaseStoreContract {
  abstract ReleaseStore store();

  private ReleaseEntry add(String project, String digest) {
    return add(project, digest, new byte[] {1}, "ana");
  }

  private ReleaseEntry add(String project, String digest, byte[] archive, String by) {
    return store().add(new NewRelease(project, digest, Tier.BUSINESS, archive, by, "boss"));
  }

  @Test
  void aReleaseIsFoundAsItWasAddedToTheByte() {
    var archive = new byte[1_000_000];
    ThreadLocalRandom.current().nextBytes(archive);
    var added = add("retail", "sha256:a", archive.clone(), "ana");
    assertThat(store().archive("retail", 1))
        .hasValueSatisfying(a -> assertThat(a).isEqualTo(archive));
    assertThat(store().find("retail", 1)).contains(added);
    assertThat(store().find("retail", "sha256:a")).contains(added);
    assertThat(added)
        .extracting(
            ReleaseEntry::project,
            ReleaseEntry::number,
            ReleaseEntry::digest,
            ReleaseEntry::tier,
            ReleaseEntry::createdBy,
            ReleaseEntry::answerable)
        .containsExactly("retail", 1L, "sha256:a", Tier.BUSINESS, "ana", "boss");
  }

  @Test
  @Tag("D09")
  void releasesOfAProjectAreNumberedFromOneAndListedFromTheNewest() {
    add("retail", "sha256:a");
    add("retail", "sha256:b");
    add("bank", "sha256:b");
    assertThat(store().releases("retail"))
        .extracting(ReleaseEntry::number, ReleaseEntry::digest)
        .containsExactly(tuple(2L, "sha256:b"), tuple(1L, "sha256:a"));
    assertThat(store().releases("bank")).extracting(ReleaseEntry::number).containsExactly(1L);
  }

  @Test
  void aReleaseOfTheSameContentsIsTheOneThatIsThere() {
    var first = add("retail", "sha256:a");
    add("retail", "sha256:b");
    assertThat(add("retail", "sha256:a", new byte[] {2}, "ben")).isEqualTo(first);
    assertThat(store().releases("retail")).hasSize(2);
  }

  @Test
  void anApprovalIsToldWithItsReleaseAndCountsOnceForAnAccount() {
    add("retail", "sha256:a");
    add("retail", "sha256:b");
    store().approve("retail", 2, "key:1", "ben", "seen");
    store().approve("retail", 2, "ben", "ben", "again");
    store().approve("retail", 2, "cid", "cid", "");
    assertThat(store().find("retail", 2).orElseThrow().approvals())
        .extracting(Approval::approvedBy, Approval::answerable, Approval::comment)
        .containsExactly(tuple("key:1", "ben", "seen"), tuple("cid", "cid", ""));
    assertThat(store().releases("retail"))
        .extracting(ReleaseEntry::hasApproval)
        .containsExactly(true, false);
  }

  @Test
  void whatDoesNotExistCannotBeApproved() {
    add("retail", "sha256:a");
    assertThatThrownBy(() -> store().approve("retail", 2, "ben", "ben", ""))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void ofTheUnknownThereIsNothing() {
    add("retail", "sha256:a");
    assertThat(store().find("retail", 0)).isEmpty();
    assertThat(store().find("bank", "sha256:a")).isEmpty();
    assertThat(store().archive("bank", 1)).isEmpty();
    assertThat(store().releases("bank")).isEmpty();
  }

  @Test
  void publishersAtTheSameTimeLeaveNoGapAndNoTwin() {
    Together.run(
        4,
        publisher -> {
          for (var i = 0; i < 5; i++) {
            add("retail", "sha256:%d-%d".formatted(publisher, i));
            add("retail", "sha256:shared-" + i);
          }
        });
    assertThat(store().releases("retail"))
        .extracting(ReleaseEntry::number)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 25).boxed().toList());
    assertThat(store().releases("retail")).extracting(ReleaseEntry::digest).doesNotHaveDuplicates();
  }
}
