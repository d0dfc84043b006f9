/**
 * The standard forms of what sources write in many ways: telephone numbers, addresses, countries,
 * currencies, dates, measures. Where a value comes from and what it is kept for is elsewhere.
 */
@NullMarked
package dev.arbiter.domain.format;

import org.jspecify.annotations.NullMarked;
