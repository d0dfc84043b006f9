/** The database: opening it, migrations, transactions, group commit. No tables of a feature. */
@NullMarked
package dev.arbiter.service.database;

import org.jspecify.annotations.NullMarked;
