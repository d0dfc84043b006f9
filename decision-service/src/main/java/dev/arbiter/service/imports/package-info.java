/** Importing files: mappings from columns to events, progress, resumption. */
@NullMarked
package dev.arbiter.service.imports;

import org.jspecify.annotations.NullMarked;
