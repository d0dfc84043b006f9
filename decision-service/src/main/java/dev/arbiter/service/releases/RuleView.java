package dev.arbiter.service.releases;

import dev.arbiter.rules.tag.TaggedRule;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule of a release, or something else in it that can carry tags.
 *
 * @param place as decisions name it, such as {@code tables/offers.dmn#row-12}
 * @param line counts from 1; 0 if it is not at one line
 * @param name its id, or what people read as the reason
 * @param excludes whether it says of an action that it must not be chosen
 * @param enabled whether it is in force, that is, none of its tags is disabled
 */
record RuleView(
    @Schema(enumeration = {"action", "segment", "model", "row", "rule", "scenario"}) String kind,
    String place,
    String file,
    int line,
    String name,
    Set<String> tags,
    boolean excludes,
    boolean enabled) {

  static RuleView of(TaggedRule rule) {
    return new RuleView(
        rule.kind().word(),
        rule.place(),
        rule.file(),
        rule.line(),
        rule.name(),
        rule.tags(),
        rule.excludes(),
        rule.enabled());
  }
}
