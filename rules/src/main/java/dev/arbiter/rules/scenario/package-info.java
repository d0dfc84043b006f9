/**
 * Scenarios: given a subject, when a slot asks, then these actions for these reasons. They are part
 * of a rule project and say whether a release is fit to be deployed; they can be run in process
 * and, from the same model, against a server.
 */
@NullMarked
package dev.arbiter.rules.scenario;

import org.jspecify.annotations.NullMarked;
