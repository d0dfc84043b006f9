package dev.arbiter.service.backtest;

import dev.arbiter.domain.replay.DecisionHistory.Selection;
import java.util.Optional;

/**
 * What a backtest is to do.
 *
 * @param segment only decisions whose subject was in this segment, as it was decided
 * @param examples how many at most of each kind of change
 */
record Order(Selection selection, Optional<String> segment, int examples) {}
