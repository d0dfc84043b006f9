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
 * @param prior how likely two records, drawn at random, are of the same person
 * @param fields what is told of each field, in the order of the fields
 * @param origin what they were estimated from
 * @see <a href="https://doi.org/10.1080/01621459.1969.10501049">I. P. Fellegi, A. B. Sunter, A
 *     Theory for Record Linkage, 1969</a>
 */
public record Weights(int version, double prior, List<OfField> fields, Origin origin) {
  /** Of the comparison that this package makes. */
  public static final int VERSION = 1;

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
   * @param u in this share of such pairs of two people
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
    if (!(prior > 0 && prior < 1)) {
      throw new IllegalArgumentException("the prior must be between 0 and 1");
    }
  }

  /** The fields that they are about. */
  public Fields described() {
    return new Fields(fields.stream().map(OfField::field).toList());
  }

  /** What names these weights: SHA-256 of all that a score depends on, in hexadecimal digits. */
  public String digest() {
    var text = new StringBuilder().append(version).append('\n').append(prior).append('\n');
    for (var of : fields) {
      var name = of.field().name();
      text.append(name.length()).append(':').append(name).append(' ').append(of.field().kind());
      of.levels().forEach(at -> text.append(' ').append(at.m()).append(' ').append(at.u()));
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

  /** Weighs patterns of levels. */
  static final class Scale {
    private final double priorBits;
    private final double[][] bits;
    private final boolean[] personal;

    Scale(Weights weights) {
      this.priorBits = log2(weights.prior / (1 - weights.prior));
      this.bits = new double[weights.fields.size()][Level.values().length];
      this.personal = new boolean[bits.length];
      for (var i = 0; i < bits.length; i++) {
        var of = weights.fields.get(i);
        personal[i] = of.field().kind().isPersonal();
        for (var at : of.levels()) {
          bits[i][at.level().ordinal()] = at.bits();
        }
      }
    }

    double bits(int field, Level level) {
      return bits[field][level.ordinal()];
    }

    double score(long pattern) {
      var score = 0.0;
      for (var i = 0; i < bits.length; i++) {
        score += bits(i, Comparison.level(pattern, i));
      }
      return score;
    }

    /**
     * How likely the records are of one person. What the people of one household share does not say
     * which of them it is: where nothing else speaks for it, it is left out.
     */
    double probability(long pattern) {
      var own = 0.0;
      for (var i = 0; i < bits.length; i++) {
        own += personal[i] ? bits(i, Comparison.level(pattern, i)) : 0;
      }
      var score = score(pattern);
      var counted = own > 0 ? score : Math.min(own, score);
      return 1 / (1 + StrictMath.pow(2, -priorBits - counted));
    }
  }
}
