package dev.arbiter.domain.match;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * How much each level of agreement of each field tells. They hold no value of any record, so they
 * can be kept and sent like any other data.
 *
 * @param version of the comparison that they were estimated with; those of another are not used
 * @param prior how likely two records, drawn at random, are related
 * @param fields what is told of each field, in the order of the fields
 * @param origin what they were estimated from
 * @see <a href="https://doi.org/10.1080/01621459.1969.10501049">I. P. Fellegi, A. B. Sunter, A
 *     Theory for Record Linkage, 1969</a>
 */
public record Weights(int version, Relations prior, List<OfField> fields, Origin origin) {
  /** Of the comparison that this package makes. */
  public static final int VERSION = 1;

  /**
   * How likely two records are related, each excluding the others; together 1.
   *
   * @param same they are of one person
   * @param household they are of two people who live together
   * @param neighbours they are of two people who live in the same place
   * @param strangers they are of two people who have nothing in common but by chance
   */
  public record Relations(double same, double household, double neighbours, double strangers) {
    private List<Double> shares() {
      return List.of(same, household, neighbours, strangers);
    }
  }

  /** The weights of one field, of all levels of its kind in their order. */
  public record OfField(Fields.Field field, List<OfLevel> levels) {
    public OfField {
      levels = List.copyOf(levels);
      if (!levels.stream().map(OfLevel::level).toList().equals(field.kind().levels())) {
        throw new IllegalArgumentException("the levels of " + field + " are not those of its kind");
      }
    }
  }

  /**
   * How often values agree so far.
   *
   * @param m in this share of the pairs of records of one person, both of which have a value
   * @param u in this share of such pairs of two strangers
   */
  public record OfLevel(Level level, double m, double u) {
    public OfLevel {
      if (!(m > 0 && m < 1 && u > 0 && u < 1)) {
        throw new IllegalArgumentException(level + " needs shares between 0 and 1");
      }
    }

    /** What it tells for both being of one person, in bits; against it if negative. */
    public double bits() {
      return log2(m / u);
    }
  }

  /**
   * What weights were estimated from.
   *
   * @param records how many there were
   * @param candidates how many pairs of them were compared, as they share a key
   * @param random how many random pairs of them were compared
   * @param iterations how often the estimate was made better
   */
  public record Origin(int records, long candidates, long random, int iterations) {}

  public Weights {
    fields = List.copyOf(fields);
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "weights of version " + VERSION + " are needed, not " + version);
    }
    if (prior.shares().stream().anyMatch(share -> !(share > 0 && share < 1))) {
      throw new IllegalArgumentException("no relation may be impossible or certain beforehand");
    }
  }

  /** The fields that they are about. */
  public Fields described() {
    return new Fields(fields.stream().map(OfField::field).toList());
  }

  /** What names these weights: SHA-256 of all that a score depends on, in hexadecimal digits. */
  public String digest() {
    var text = new StringBuilder().append(version);
    for (var share : prior.shares()) {
      text.append(' ').append(Double.toHexString(share));
    }
    text.append('\n');
    for (var of : fields) {
      var name = of.field().name();
      text.append(name.length()).append(':').append(name).append(' ').append(of.field().kind());
      for (var at : of.levels()) {
        text.append(' ').append(Double.toHexString(at.m()));
        text.append(' ').append(Double.toHexString(at.u()));
      }
      text.append('\n');
    }
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var i = 0; i < text.length(); i++) {
        sha.update((byte) (text.charAt(i) >>> Byte.SIZE));
        sha.update((byte) text.charAt(i));
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The same on every machine, to the last digit. */
  static double log2(double ratio) {
    return StrictMath.log(ratio) / StrictMath.log(2);
  }

  /**
   * Weighs patterns of levels. What the people of a household share tells that they are of one
   * household, and what neighbours share that they are neighbours: so two records that agree in
   * that alone are explained otherwise than by being of one person, as far as that is likely.
   */
  static final class Scale {
    private final Relations prior;
    private final double[][] bits;
    private final Kind[] kinds;

    Scale(Weights weights) {
      this.prior = weights.prior;
      this.bits = new double[weights.fields.size()][];
      this.kinds = new Kind[bits.length];
      for (var i = 0; i < bits.length; i++) {
        var of = weights.fields.get(i);
        kinds[i] = of.field().kind();
        bits[i] = new double[kinds[i].ranks()];
        for (var at : of.levels()) {
          bits[i][kinds[i].rank(at.level())] = at.bits();
        }
      }
    }

    double bits(long pattern, int field) {
      return bits[field][Comparison.rank(pattern, field)];
    }

    Level level(long pattern, int field) {
      return kinds[field].level(Comparison.rank(pattern, field));
    }

    double score(long pattern) {
      var score = 0.0;
      for (var i = 0; i < bits.length; i++) {
        score += bits(pattern, i);
      }
      return score;
    }

    /** How likely two records with the pattern are related. */
    Relations relations(long pattern) {
      var area = 0.0;
      var home = 0.0;
      var own = 0.0;
      for (var i = 0; i < bits.length; i++) {
        switch (kinds[i].shared()) {
          case BY_NEIGHBOURS -> area += bits(pattern, i);
          case BY_HOUSEHOLD -> home += bits(pattern, i);
          case BY_NOBODY -> own += bits(pattern, i);
        }
      }
      var same = prior.same * StrictMath.pow(2, area + home + own);
      var household = prior.household * StrictMath.pow(2, area + home);
      var neighbours = prior.neighbours * StrictMath.pow(2, area);
      var all = same + household + neighbours + prior.strangers;
      return new Relations(same / all, household / all, neighbours / all, prior.strangers / all);
    }
  }
}
