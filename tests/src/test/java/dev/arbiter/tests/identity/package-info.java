/**
 * Records of which it is known who is who, and how well they are told apart. Half are from
 * elsewhere and half are generated; no setting of the product was tuned to either.
 */
@NullMarked
package dev.arbiter.tests.identity;

import org.jspecify.annotations.NullMarked;
