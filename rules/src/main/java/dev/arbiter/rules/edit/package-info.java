/**
 * Decision tables as documents that people edit: what is not edited stays byte for byte as it was
 * written. Whether a table means anything is said by the compiler of releases, not here.
 */
@NullMarked
package dev.arbiter.rules.edit;

import org.jspecify.annotations.NullMarked;
