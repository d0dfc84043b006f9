package dev.arbiter.service.profiles;

final class ViewTest extends ViewContract {
  private final MapMemory memory = new MapMemory();

  @Override
  Memory memory() {
    return memory;
  }
}
