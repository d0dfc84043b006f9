/** Many rows into one table at once, by PostgreSQL's COPY. */
@NullMarked
package dev.arbiter.service.database.copy;

import org.jspecify.annotations.NullMarked;
