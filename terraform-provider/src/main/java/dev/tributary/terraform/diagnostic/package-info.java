/** What the provider tells the person at the terminal. */
@NullMarked
package dev.tributary.terraform.diagnostic;

import org.jspecify.annotations.NullMarked;
