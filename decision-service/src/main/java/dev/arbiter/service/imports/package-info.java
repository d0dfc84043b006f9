/**
 * Reads files of records into events: what a mapping says, how a line is read by it, what is wrong
 * with a line that is refused. Storing events and running imports are elsewhere.
 */
@NullMarked
package dev.arbiter.service.imports;

import org.jspecify.annotations.NullMarked;
