package dev.arbiter.service.events.matching;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How subjects are to be compared, as it is written.
 *
 * @param threshold the probability from which on two subjects are taken to be one; 0.9 without it
 * @param review the probability from which on a link is listed; 0.5 without it
 * @param mode {@code suggest}: links are listed for people to decide; {@code join}: those from the
 *     threshold on make subjects one
 * @param every a duration from {@code PT1H} to {@code P366D}, such as {@code P1D}, at which all are
 *     compared by themselves, at first at once; only when somebody asks for it without one
 */
public record MatchingOrder(
    List<FieldOrder> fields,
    Optional<Double> threshold,
    Optional<Double> review,
    String mode,
    Optional<String> every) {

  /**
   * A trait that says who somebody is.
   *
   * @param trait its name, as sources state it; who has none by this name is compared by an
   *     identifier of this kind, for instance {@code email}
   * @param kind given-name, surname, street-number, address, locality, postcode, region,
   *     date-of-birth, national-id, email or phone
   */
  @Schema(name = "MatchingField")
  public record FieldOrder(String trait, String kind) {}

  public MatchingOrder {
    fields = List.copyOf(fields);
  }
}
