package dev.arbiter.rules.project;

import dev.arbiter.domain.action.Slot;
import dev.arbiter.domain.trigger.Trigger;
import dev.arbiter.rules.yaml.Numbers;
import dev.arbiter.rules.yaml.YamlObject;
import dev.arbiter.rules.yaml.YamlValue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads the files of triggers. */
final class TriggerReader {
  private static final Duration LATENESS = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3_660);
  private static final int MOST_ACTIONS = 100;

  private final Collection<String> channels;
  private final Map<String, Slot> slots;
  private final Collection<String> purposes;

  TriggerReader(Collection<String> channels, Map<String, Slot> slots, Collection<String> purposes) {
    this.channels = channels;
    this.slots = slots;
    this.purposes = purposes;
  }

  List<TriggerSource> read(List<YamlObject> objects) {
    return objects.stream().map(this::trigger).toList();
  }

  private TriggerSource trigger(YamlObject trigger) {
    trigger.only(
        "id",
        "description",
        "condition",
        "slot",
        "channel",
        "purpose",
        "limit",
        "outlet",
        "lateness",
        "again",
        "owner",
        DisabledTags.FIELD);
    trigger.text("owner");
    var condition = trigger.required("condition").map(FileNames::source);
    return new TriggerSource(
        FileNames.id(trigger),
        condition.orElse(new SourceText("true", trigger.value().file(), 0, "condition")),
        request(trigger),
        trigger.required("outlet").map(Names::id).orElse(""),
        trigger.get("lateness").map(TriggerReader::duration).orElse(LATENESS),
        trigger.get("again").map(TriggerReader::duration),
        DisabledTags.of(trigger));
  }

  private static Duration duration(YamlValue value) {
    return new Numbers(value).duration(SHORTEST, LONGEST);
  }

  private Trigger.Request request(YamlObject trigger) {
    var slot = trigger.required("slot").map(v -> Names.known(v, "slot", slots.keySet()));
    var channel = trigger.required("channel").map(v -> channel(v, slot.orElse("")));
    return new Trigger.Request(
        slot.orElse(""),
        channel.orElse(""),
        trigger.required("purpose").map(v -> Names.known(v, "purpose", purposes)).orElse(""),
        trigger.get("limit").map(v -> new Numbers(v).whole(1, MOST_ACTIONS)));
  }

  private String channel(YamlValue value, String slot) {
    var channel = Names.known(value, "channel", channels);
    var place = slots.get(slot);
    if (place != null && channels.contains(channel) && !place.channels().contains(channel)) {
      value.expected(
          "a channel of the slot %s: %s"
              .formatted(slot, String.join(", ", new TreeSet<>(place.channels()))));
    }
    return channel;
  }
}
