/**
 * What somebody changed in the files of a rule project, cell by cell and key by key. Whether any
 * answer changes by it is not asked here.
 */
@NullMarked
package dev.arbiter.rules.diff.source;

import org.jspecify.annotations.NullMarked;
