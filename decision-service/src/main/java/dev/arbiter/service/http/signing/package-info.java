/**
 * How messages are signed, whichever way they go, and the secrets that sign them. What is sent and
 * who may send belongs to the features.
 */
@NullMarked
package dev.arbiter.service.http.signing;

import org.jspecify.annotations.NullMarked;
