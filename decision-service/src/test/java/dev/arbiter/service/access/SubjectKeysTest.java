package dev.arbiter.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbiter.service.database.ErasedException;
import dev.arbiter.service.database.Jdbc;
import dev.arbiter.service.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
final class SubjectKeysTest {
  private static final byte[] PLAIN = "what Ana bought".getBytes(StandardCharsets.UTF_8);

  private final Jdbc jdbc;

  SubjectKeysTest(TestDatabase database) {
    jdbc = new Jdbc(database.empty().dataSource());
  }

  /** As another node, or this one after a restart. */
  private SubjectKeys keys() {
    return new SubjectKeys(jdbc, new byte[32]);
  }

  @Test
  void whatOneSealsAnotherOpens() {
    var sealed = keys().seal("p-1", "decision d-1", PLAIN);
    assertThat(sealed).hasSize(PLAIN.length + 28);
    assertThat(keys().open("p-1", "decision d-1", sealed)).isEqualTo(PLAIN);
  }

  @Test
  void theSameTextNeverLooksTheSame() {
    var keys = keys();
    assertThat(keys.seal("p-1", "d", PLAIN)).isNotEqualTo(keys.seal("p-1", "d", PLAIN));
  }

  @Test
  void aChangedOrMovedTextDoesNotOpen() {
    var keys = keys();
    var sealed = keys.seal("p-1", "decision d-1", PLAIN);
    var changed = sealed.clone();
    changed[20] ^= 1;
    keys.prepare(List.of("p-2"));
    for (var attempt :
        List.<Runnable>of(
            () -> keys.open("p-1", "decision d-1", changed),
            () -> keys.open("p-1", "decision d-2", sealed),
            () -> keys.open("p-2", "decision d-1", sealed))) {
      assertThatThrownBy(attempt::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("what was sealed was changed or moved");
    }
  }

  @Test
  void withoutItsKeyASubjectIsForgotten() {
    var sealed = keys().seal("p-1", "d", PLAIN);
    jdbc.update("erase", "delete from subject_keys where subject = ?", "p-1");
    assertThatThrownBy(() -> keys().open("p-1", "d", sealed)).isInstanceOf(ErasedException.class);
  }

  @Test
  void manyKeysAreMadeAtOnceAndNeverTwice() {
    var subjects = IntStream.range(0, 1_000).mapToObj(i -> "p-" + i).toList();
    IntStream.range(0, 8).parallel().forEach(i -> keys().prepare(subjects));
    assertThat(jdbc.first("count", "select count(*) from subject_keys", row -> row.getLong(1)))
        .contains(1_000L);
    var sealed = keys().seal("p-7", "d", PLAIN);

    assertThat(keys().open("p-7", "d", sealed)).isEqualTo(PLAIN);
  }
}
