/**
 * What is derived from a profile at an instant: by Arbiter itself, or as a project declares it.
 * Every trait is a pure function of the profile and the instant, and tells when it will change
 * though nothing happens.
 */
@NullMarked
package dev.arbiter.domain.trait;

import org.jspecify.annotations.NullMarked;
