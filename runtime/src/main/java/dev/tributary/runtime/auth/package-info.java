/** Who may do what: client credentials, their hashes, and the tokens they are exchanged for. */
@NullMarked
package dev.tributary.runtime.auth;

import org.jspecify.annotations.NullMarked;
