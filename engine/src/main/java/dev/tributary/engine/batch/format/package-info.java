/** What a record batch is made of, and what may be done to its bytes. Nothing here talks to a broker. */
@NullMarked
package dev.tributary.engine.batch.format;

import org.jspecify.annotations.NullMarked;
