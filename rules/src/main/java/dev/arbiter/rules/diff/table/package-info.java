/**
 * For which inputs two versions of a decision table answer differently: found by the intervals and
 * sets that their cells accept, shown by a witness that both compiled releases are asked about.
 */
@NullMarked
package dev.arbiter.rules.diff.table;

import org.jspecify.annotations.NullMarked;
