/**
 * Models that are evaluated inside the server, from JSON artefacts, behind the domain's scorer
 * port. Remote models, training and the use of scores are elsewhere.
 *
 * <p>An artefact says what to do for every input that is unknown: nothing is silently zero.
 */
@NullMarked
package dev.arbiter.ml;

import org.jspecify.annotations.NullMarked;
