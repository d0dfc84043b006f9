/**
 * Decision tables in the form of Drools, as sheets: their rows are edited, their head of patterns
 * and snippets, which is code, is not.
 */
@NullMarked
package dev.arbiter.rules.edit.sheet;

import org.jspecify.annotations.NullMarked;
