package dev.arbiter.service.profiles;

import dev.arbiter.domain.profile.Fragment;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

final class ViewTest extends ViewContract {
  private final ConcurrentMap<String, Fragment> memory = new ConcurrentHashMap<>();

  @Override
  ConcurrentMap<String, Fragment> memory() {
    return memory;
  }
}
