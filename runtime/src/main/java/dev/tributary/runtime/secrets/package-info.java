/** Encryption of secrets at rest: the key ring and the envelope. */
@NullMarked
package dev.tributary.runtime.secrets;

import org.jspecify.annotations.NullMarked;
