/** Credentials, tokens and roles on the wire. */
@NullMarked
package dev.tributary.api.model.auth;

import org.jspecify.annotations.NullMarked;
