/** What is wanted and what is seen, kept in SQLite or PostgreSQL behind typed tables and transactions. */
@NullMarked
package dev.tributary.runtime.store;

import org.jspecify.annotations.NullMarked;
