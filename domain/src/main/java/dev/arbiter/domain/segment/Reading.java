package dev.arbiter.domain.segment;

import dev.arbiter.domain.profile.Profile;
import dev.arbiter.domain.rule.Condition;
import dev.arbiter.domain.trait.Derivation;
import dev.arbiter.domain.trait.Elapsed;
import dev.arbiter.domain.trait.Traits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What some conditions read, by their texts: at least that.
 *
 * @param traits by name
 * @param clock whether one of them names the instant itself
 */
record Reading(Map<String, Derivation> traits, boolean clock) {
  private static final Pattern CLOCK = Pattern.compile("(?<![\\w.])now(?![\\w(])");

  /** A trait that is compared with a number, between what joins conditions. */
  private static final String COMPARED =
      "(?:^|[(,]|\\b(?:and|or|if|then|else)\\b)\\s*traits\\s*\\.\\s*%s\\s*(?:<=?|>=?|!?=)"
          + "\\s*([0-9]{1,12}(?:\\.[0-9]+)?)\\s*(?=$|[),]|\\b(?:and|or|then|else)\\b)";

  private static final Pattern TRAIT = Pattern.compile("\\btraits\\b(?:\\s*\\.\\s*(\\w+))?");

  Reading {
    traits = Map.copyOf(traits);
  }

  static Reading of(Collection<Condition> conditions, Map<String, Derivation> traits) {
    var read = traits(conditions, traits);
    read.replaceAll((name, trait) -> marked(name, trait, conditions));
    return new Reading(read, conditions.stream().anyMatch(Reading::readsClock));
  }

  /** The traits that conditions read, as they are declared. */
  static Map<String, Derivation> traits(
      Collection<Condition> conditions, Map<String, Derivation> traits) {
    var read = new HashMap<String, Derivation>();
    for (var condition : conditions) {
      var found = TRAIT.matcher(condition.text());
      while (found.find()) {
        var name = found.group(1);
        if (name == null) {
          read.putAll(traits); // by a name that is told at last
        } else if (traits.containsKey(name)) {
          read.put(name, traits.get(name));
        }
      }
    }
    return read;
  }

  /** Of time gone by only those counts with which conditions compare it, if they do no more. */
  private static Derivation marked(
      String name, Derivation trait, Collection<Condition> conditions) {
    if (!(trait instanceof Elapsed elapsed)) {
      return trait;
    }
    var compared = Pattern.compile(COMPARED.formatted(name));
    var named =
        Pattern.compile("\\btraits\\b(?!\\s*\\.)|\\btraits\\s*\\.\\s*%s\\b".formatted(name));
    var counts = new TreeSet<Long>();
    for (var condition : conditions) {
      var found = compared.matcher(condition.text()).results().toList();
      if (found.size() != named.matcher(condition.text()).results().count()) {
        return trait;
      }
      for (var one : found) {
        var number = new BigDecimal(one.group(1));
        counts.add(number.setScale(0, RoundingMode.CEILING).longValueExact());
        counts.add(number.setScale(0, RoundingMode.FLOOR).longValueExact() + 1);
      }
    }
    return new Marked(elapsed, counts);
  }

  static boolean readsClock(Condition condition) {
    return CLOCK.matcher(condition.text()).find();
  }

  /**
   * The first instant after another at which the conditions may tell otherwise if nothing happens;
   * of those that read the clock the next full hour.
   */
  Optional<Instant> change(Profile profile, Instant after) {
    var change = Traits.change(profile, after, traits.values());
    var hour = after.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    return clock ? Stream.concat(change.stream(), Stream.of(hour)).min(Instant::compareTo) : change;
  }
}
