package dev.arbiter.service.profiles;

import dev.arbiter.service.profiles.grid.Grid;
import dev.arbiter.service.profiles.grid.Members;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What is told to one member is seen by the other. */
final class SharedViewTest extends ViewContract {
  private static Members members;
  private static List<Grid> grids;
  private int asked;

  @BeforeAll
  static void open() {
    members = new Members(2);
    grids = members.joined(1_000);
  }

  @AfterAll
  static void close() {
    members.close();
  }

  /** In turn. */
  @Override
  Memory memory() {
    return grids.get(asked++ % grids.size());
  }
}
