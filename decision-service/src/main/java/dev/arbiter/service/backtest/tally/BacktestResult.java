package dev.arbiter.service.backtest.tally;

import java.util.List;
import java.util.Optional;

/**
 * What a backtest found.
 *
 * @param outside decisions of the window that are not in the wanted segment, or of an erased
 *     subject whose segments nobody can tell; nowhere else counted
 * @param all of the wanted decisions
 * @param matrix by the first action before and after, the most decisions first
 * @param notReplayable the causes, the most decisions first
 * @param slots one for each slot
 * @param channels one for each channel
 * @param segments one for each segment, as it was decided; a decision counts in each of its own
 * @param actions what the change means for each action
 */
public record BacktestResult(
    long outside,
    Sums all,
    List<Cell> matrix,
    List<Unknown> notReplayable,
    List<Group> slots,
    List<Group> channels,
    List<Group> segments,
    List<ActionSums> actions) {

  /**
   * Counts that add up: read = same + changed + notReplayable, changed = first + ranking + content.
   *
   * @param valueBefore expected value of all chosen actions: propensity × value of an acceptance,
   *     as their release reckoned; of the decisions that were made again
   */
  public record Sums(
      long read,
      long same,
      long changed,
      long notReplayable,
      long first,
      long ranking,
      long content,
      double valueBefore,
      double valueAfter) {}

  /** The sums of a part of the decisions. */
  public record Group(String name, Sums sums) {}

  /**
   * Decisions with the same first action before and after; there is none where nothing was chosen.
   *
   * @param changed how many of them differ somewhere
   */
  public record Cell(
      Optional<String> before,
      Optional<String> after,
      long decisions,
      long changed,
      List<Example> examples) {}

  /**
   * Decisions that could not be made again.
   *
   * @param detail of the cause
   * @param examples the ids of some
   */
  public record Unknown(String cause, String detail, long decisions, List<String> examples) {}

  /**
   * How often an action is chosen, that is, how many contacts it makes, and what it is expected to
   * bring; of the decisions that were made again.
   *
   * @param firstBefore how often it came first
   */
  public record ActionSums(
      String action,
      long contactsBefore,
      long contactsAfter,
      long firstBefore,
      long firstAfter,
      double valueBefore,
      double valueAfter) {}
}
