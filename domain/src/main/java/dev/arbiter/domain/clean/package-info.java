/**
 * Cleaning of tables by statistics, for models and reports: missing values, outliers, scales,
 * categories. What comes of it is a guess, each one noted; it knows neither events nor profiles, so
 * that no guess can become a fact.
 *
 * <p>Only additions, multiplications, divisions and square roots are used, of which IEEE 754 says
 * every bit, always in the same order: equal tables give equal results on all machines.
 */
@NullMarked
package dev.arbiter.domain.clean;

import org.jspecify.annotations.NullMarked;
