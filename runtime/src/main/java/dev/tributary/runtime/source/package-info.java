/** A declared source: its row, its config with the secrets in place, and its topic lists united. */
@NullMarked
package dev.tributary.runtime.source;

import org.jspecify.annotations.NullMarked;
