package dev.arbiter.service.triggers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.rule.Truth;
import dev.arbiter.domain.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Decides as a test says, and remembers it. */
final class FakeDeciding implements Deciding {
  final List<String> decided = new ArrayList<>();
  private final Trigger trigger;
  Truth holds = Truth.TRUE;
  boolean chooses = true;

  FakeDeciding(Trigger trigger) {
    this.trigger = trigger;
  }

  @Override
  public List<Trigger> triggers(String project) {
    return List.of(trigger);
  }

  @Override
  public Truth holds(Firing firing) {
    return holds;
  }

  @Override
  public Optional<Boolean> decided(String id) {
    return decided.contains(id) ? Optional.of(chooses) : Optional.empty();
  }

  @Override
  public void decide(String id, String profile, Trigger.Request request) {
    decided.add(id);
  }

  @Override
  public JsonNode decision(String id) {
    return JsonNodeFactory.instance.objectNode().put("decisionId", id);
  }

  @Override
  public SortedSet<Identifier> identifiers(String profile) {
    return new TreeSet<>();
  }
}
