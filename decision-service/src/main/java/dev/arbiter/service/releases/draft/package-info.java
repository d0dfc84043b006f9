/**
 * Drafts: the files of rule projects on their way to a release, shared by all who write them. What
 * a release is, and how files become one, is in the package above.
 */
@NullMarked
package dev.arbiter.service.releases.draft;

import org.jspecify.annotations.NullMarked;
