package dev.arbiter.rules.project;

import dev.arbiter.domain.trigger.Trigger;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A trigger as declared, before its condition is compiled; see {@link Trigger} for the rest. */
public record TriggerSource(
    String id,
    SourceText condition,
    Trigger.Request request,
    String outlet,
    Duration lateness,
    Optional<Duration> again,
    Set<String> tags) {}
