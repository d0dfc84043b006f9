/**
 * Backtests: logged decisions made again by a release or a draft, counted and compared. Whatever
 * runs here reads; it has no port through which it could write but that of the admin log.
 */
@NullMarked
package dev.arbiter.service.backtest;

import org.jspecify.annotations.NullMarked;
