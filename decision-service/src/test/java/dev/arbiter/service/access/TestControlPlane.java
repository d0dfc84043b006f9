package dev.arbiter.service.access;

import dev.arbiter.service.access.accounts.Accounts;
import dev.arbiter.service.access.keys.ApiKeys;
import dev.arbiter.service.database.AdminEntry;
import dev.arbiter.service.database.Change;
import dev.arbiter.service.database.ControlPlane;
import dev.arbiter.service.database.TestDatabase;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The control plane of a test database, opened once for all tests of this JVM. */
public record TestControlPlane(ControlPlane controlPlane) {
  private static final Map<TestDatabase, ControlPlane> OPEN = new EnumMap<>(TestDatabase.class);

  /** The control plane, without any rows. */
  public static synchronized TestControlPlane empty(TestDatabase database) {
    var dataSource = database.empty().dataSource();
    var entities =
        Stream.of(Accounts.entities(), ApiKeys.entities()).flatMap(List::stream).toList();
    return new TestControlPlane(
        OPEN.computeIfAbsent(
            database, first -> ControlPlane.open(dataSource, entities, () -> Instant.EPOCH)));
  }

  /** The changes that were logged, in their order. */
  public List<Change> changes() {
    return controlPlane.log(Long.MAX_VALUE, 100).stream()
        .sorted(Comparator.comparing(AdminEntry::seq))
        .map(AdminEntry::change)
        .toList();
  }
}
