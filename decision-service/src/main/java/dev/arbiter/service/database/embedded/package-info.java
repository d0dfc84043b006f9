/**
 * The PostgreSQL that the server starts and stops itself: its programs, its folder, its process.
 */
@NullMarked
package dev.arbiter.service.database.embedded;

import org.jspecify.annotations.NullMarked;
