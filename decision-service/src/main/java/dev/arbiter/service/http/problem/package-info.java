/**
 * What a caller is told when a request fails, as RFC 9457 says. Which failures there are belongs to
 * the features.
 */
@NullMarked
package dev.arbiter.service.http.problem;

import org.jspecify.annotations.NullMarked;
