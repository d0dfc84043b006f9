/** Compares files of sources with what was stored of them; nothing is changed by that. */
@NullMarked
package dev.arbiter.service.imports.reconciliation;

import org.jspecify.annotations.NullMarked;
