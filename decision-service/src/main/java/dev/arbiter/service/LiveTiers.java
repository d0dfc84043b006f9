package dev.arbiter.service;

import dev.arbiter.domain.event.Event;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.release.Release;
import dev.arbiter.domain.segment.Outlook;
import dev.arbiter.domain.segment.Segment;
import dev.arbiter.domain.tier.Tiering;
import dev.arbiter.service.events.Intake;
import dev.arbiter.service.events.Lot;
import dev.arbiter.service.events.Submission;
import dev.arbiter.service.releases.LiveReleases;
import dev.arbiter.service.tiers.Declared;
import dev.arbiter.service.tiers.Notes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The tiers of live releases, and the way of their events into the record. Thread-safe. */
record LiveTiers(LiveReleases live, Intake intake) implements Declared, Notes {

  @Override
  public List<Tiering> all() {
    return live.serving().keySet().stream()
        .flatMap(project -> live.useProject(project, "", one -> tierings(one.release())).stream())
        .toList();
  }

  private static List<Tiering> tierings(Release release) {
    return release.traits().values().stream()
        .flatMap(
            trait ->
                trait.derivation() instanceof Tiering tiering
                    ? Stream.of(tiering)
                    : Stream.<Tiering>empty())
        .toList();
  }

  @Override
  public BiPredicate<Profile, Instant> among(Tiering tiering) {
    if (tiering.among().isEmpty()) {
      return (profile, at) -> true;
    }
    var outlook =
        live.useProject(
            tiering.project(), "", one -> outlook(tiering.among().get(), one.release()));
    return (profile, at) -> !outlook.standing(profile, at).segments().isEmpty();
  }

  private static Outlook outlook(String among, Release release) {
    var condition = new WrittenConditions().compile(among, release);
    var ranked = new Segment("", condition, false, "", Optional.empty());
    return new Outlook(List.of(ranked), List.of(), release.derivations());
  }

  @Override
  public void add(List<Event> events, Booking booking) {
    var submissions = new ArrayList<Submission>();
    for (var event : events) {
      submissions.add(Submission.acceptable(submissions.size(), event, () -> new byte[0]));
    }
    intake.accept(
        new Lot(
            submissions,
            Optional.empty(),
            (connection, tally, first) -> booking.write(connection)));
  }
}
