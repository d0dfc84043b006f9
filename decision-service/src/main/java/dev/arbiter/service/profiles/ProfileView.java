package dev.arbiter.service.profiles;

import dev.arbiter.domain.fact.Facts;
import dev.arbiter.domain.profile.Identifier;
import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.trait.Traits;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as the caller is told: its traits as of an instant. */
@Schema(name = "ProfileView")
public record ProfileView(
    String id,
    long revision,
    long events,
    SortedSet<Identifier> identifiers,
    Facts traits,
    Collection<ConsentView> consents,
    Optional<Instant> lastSeen) {

  /** What the subject said about a purpose. */
  @Schema(name = "ConsentView")
  public record ConsentView(String purpose, boolean granted, Instant at, String source) {}

  static ProfileView of(Profile profile, Instant at) {
    var names = new HashSet<>(Traits.derivedNames());
    names.addAll(profile.statements().keySet());
    return new ProfileView(
        profile.id(),
        profile.revision(),
        profile.events(),
        profile.identifiers(),
        Traits.of(profile, at, names),
        profile.consents().values().stream()
            .map(one -> new ConsentView(one.purpose(), one.granted(), one.at(), one.source()))
            .toList(),
        profile.lastSeen());
  }
}
