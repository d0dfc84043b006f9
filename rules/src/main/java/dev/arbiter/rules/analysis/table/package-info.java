/**
 * Decision tables by the intervals and sets that their cells accept: {@link
 * dev.arbiter.rules.analysis.table.TableAnalysis}.
 */
@NullMarked
package dev.arbiter.rules.analysis.table;

import org.jspecify.annotations.NullMarked;
