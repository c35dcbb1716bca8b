/** Every call of the protocol, asked with what it expects and with what it does not. */
@NullMarked
package dev.tributary.terraform.provider;

import org.jspecify.annotations.NullMarked;
