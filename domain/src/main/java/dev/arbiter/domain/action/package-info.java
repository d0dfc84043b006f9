/** What could be done or shown: the catalog of actions, treatments and slots of a release. */
@NullMarked
package dev.arbiter.domain.action;

import org.jspecify.annotations.NullMarked;
