/** The decision tables of drafts and releases, as people see and edit them over HTTP. */
@NullMarked
package dev.arbiter.service.releases.draft.table;

import org.jspecify.annotations.NullMarked;
