/**
 * What can be told of rules without running them: gaps, overlaps, contradictions and rows that
 * cannot speak in decision tables, and what a project declares in vain. All of it are {@link
 * dev.arbiter.rules.analysis.Finding}s; whether a project can be compiled at all is not asked here.
 */
@NullMarked
package dev.arbiter.rules.analysis;

import org.jspecify.annotations.NullMarked;
