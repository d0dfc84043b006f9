package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.domain.decision.Subject;
import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.fact.ViolationException;
import dev.arbiter.domain.format.PhoneNumbers;
import dev.arbiter.domain.identity.IdentityPolicy;
import dev.arbiter.domain.profile.Fragment;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.http.problem.ProblemException;
import dev.arbiter.service.http.problem.ProblemKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SubjectsTest {
  private final KeptFragments record = new KeptFragments();
  private final Subjects subjects =
      new Subjects(
          new View(new MapMemory(), record),
          IdentityPolicy.usual(),
          one -> one.kind() + ":" + one.value(),
          one -> one.standard(PhoneNumbers.WRITTEN_OUT));

  /** A subject with these identifiers, each a fragment, the first of which leads. */
  private void known(String... identifiers) {
    var names = identifiers(identifiers);
    var event =
        new Event("e", "view", "web", Instant.EPOCH, names, Facts.of(Map.of("product", "x")));
    for (var id : identifiers) {
      var own = Profile.empty(id).at(1);
      var lead = id.equals(identifiers[0]);
      var members = new TreeSet<>(lead ? Arrays.asList(identifiers) : List.of());
      record.put(new Fragment(identifiers[0], members, lead ? own.with(List.of(event)) : own));
    }
  }

  private static SortedSet<Identifier> identifiers(String... texts) {
    return Arrays.stream(texts)
        .map(Identifier::parse)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String found(String... texts) {
    return subjects.find(new Subject(Optional.empty(), identifiers(texts))).id();
  }

  @Test
  @Tag("B02")
  void anyIdentifierLeadsToTheProfileAndSoDoesAnyOfItsIds() {
    known("customer:1", "email:a", "cookie:x");
    assertThat(found("customer:1")).isEqualTo("customer:1");
    assertThat(found("cookie:x")).isEqualTo("customer:1");
    assertThat(found("cookie:x", "email:a", "phone:+15550100")).isEqualTo("customer:1");
    assertThat(subjects.find(Subject.profile("email:a")).id()).isEqualTo("customer:1");
  }

  @Test
  void ofWeakIdentifiersOfSeveralTheStrongestTells() {
    known("customer:1", "email:a");
    known("cookie:x");
    assertThat(found("cookie:x", "email:a")).isEqualTo("customer:1");
  }

  @Test
  @Tag("B03")
  void whoHasAnotherValueOfAKindThatIsUniqueIsSomebodyElse() {
    known("customer:1", "cookie:x");
    known("loyalty:7");
    assertThatThrownBy(() -> found("customer:2", "cookie:x"))
        .isInstanceOfSatisfying(
            ProblemException.class, told -> assertThat(told.kind()).isEqualTo(ProblemKind.CONFLICT))
        .hasMessageContaining("send the customer alone");
    assertThatThrownBy(() -> found("customer:1", "loyalty:7"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("send the loyalty alone");
  }

  @Test
  void whoIsNotKnownIsToldSo() {
    assertThatThrownBy(() -> found("customer:1"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("No event of this subject");
    assertThatThrownBy(() -> subjects.find(Subject.profile("p-1")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  @Tag("B02")
  void aTelephoneNumberIsFoundHoweverItIsWritten() {
    known("customer:1", "phone:+442079460018");
    assertThat(found("phone:+44 (20) 7946-0018")).isEqualTo("customer:1");
    assertThatThrownBy(() -> found("phone:call me"))
        .isInstanceOf(ViolationException.class)
        .hasMessageContaining("identifiers.phone must be a possible telephone number");
  }
}
