/** What a backtest counts: pure, without input and output. How decisions are made is elsewhere. */
@NullMarked
package dev.arbiter.service.backtest.tally;

import org.jspecify.annotations.NullMarked;
