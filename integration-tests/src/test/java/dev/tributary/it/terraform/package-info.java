/** The Terraform provider under the real {@code terraform}, against a real server. */
@NullMarked
package dev.tributary.it.terraform;

import org.jspecify.annotations.NullMarked;
