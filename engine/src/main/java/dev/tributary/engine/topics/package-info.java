/** Keeps the internal topics as the external ones ask for: created, grown, compared; and refuses loops. */
@NullMarked
package dev.tributary.engine.topics;

import org.jspecify.annotations.NullMarked;
