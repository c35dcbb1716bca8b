/** The server against its client's words, good and bad. */
@NullMarked
package dev.tributary.terraform.rpc;

import org.jspecify.annotations.NullMarked;
