package dev.arbiter.service.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.profile.Profiles;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InfinispanProfilesTest extends ProfilesContract {
  @TempDir private static Path folder;
  private static InfinispanProfiles profiles;

  @BeforeAll
  static void open() {
    // Only one is kept in memory, so that the others come from the disk.
    profiles = InfinispanProfiles.open(folder, 1);
  }

  @AfterAll
  static void close() {
    profiles.close();
  }

  @BeforeEach
  void empty() {
    profiles.ids().forEach(profiles::remove);
  }

  @Override
  Profiles profiles() {
    return profiles;
  }

  @Test
  void every_detail_is_kept_over_a_restart() {
    profiles.apply("p-1", EVENTS);
    profiles.apply("p-2", EVENTS.subList(0, 1));
    close();
    open();
    assertThat(profiles.size()).isEqualTo(2);
    assertThat(profiles.get("p-1")).contains(Profile.empty("p-1").with(EVENTS));
    assertThat(profiles.ids()).containsExactlyInAnyOrder("p-1", "p-2");
  }
}
