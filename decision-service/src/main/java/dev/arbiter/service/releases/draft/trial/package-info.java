/** What drafts would do as releases: checked, compiled and tried out; nothing is kept of it. */
@NullMarked
package dev.arbiter.service.releases.draft.trial;

import org.jspecify.annotations.NullMarked;
