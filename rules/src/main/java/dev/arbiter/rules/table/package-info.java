/**
 * Which rows of a decision table may match, found without looking at the others: {@link
 * dev.arbiter.rules.table.TableIndex}. It knows nothing of any language of rules; what a cell means
 * is asked of the cell.
 */
@NullMarked
package dev.arbiter.rules.table;

import org.jspecify.annotations.NullMarked;
