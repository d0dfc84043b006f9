package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.service.profiles.bytes.ProfileBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class StateTest {
  private static final ProfileBytes BYTES = new ProfileBytes();

  private static String digest(List<Profile> profiles) {
    var state = new State(BYTES);
    profiles.forEach(state::add);
    return state.digest().digest();
  }

  private static Profile profile(int events) {
    return Profile.empty("p").with(SomeEvents.EVENTS.subList(0, events));
  }

  @Test
  void everyDetailOfAProfileIsInItsBytes() {
    var profile = profile(SomeEvents.EVENTS.size()).at(17);
    assertThat(BYTES.read(BYTES.write(profile))).isEqualTo(profile);
    assertThat(BYTES.read(BYTES.write(Profile.empty("p")))).isEqualTo(Profile.empty("p"));
  }

  @Test
  @Tag("B06")
  void theOrderOfEventsAndProfilesAndWhatTheyAreCalledDoNotMatter() {
    var events = new ArrayList<>(SomeEvents.EVENTS);
    Collections.reverse(events);
    var same = Profile.empty("other").with(events).at(9);
    assertThat(digest(List.of(profile(2), profile(6))))
        .isEqualTo(digest(List.of(same, profile(2))));
  }

  @Test
  void whateverIsKnownBesideMakesAnotherDigest() {
    var digests = new HashSet<String>();
    digests.add(digest(List.of()));
    for (var events = 0; events <= SomeEvents.EVENTS.size(); events++) {
      digests.add(digest(List.of(profile(events))));
    }
    digests.add(digest(List.of(profile(1), profile(1))));
    assertThat(digests).hasSize(SomeEvents.EVENTS.size() + 3);
  }

  @Test
  void profilesAndEventsAreCounted() {
    var state = new State(BYTES);
    state.add(profile(2));
    state.add(profile(3));
    assertThat(state.digest().profiles()).isEqualTo(2);
    assertThat(state.digest().events()).isEqualTo(5);
  }
}
