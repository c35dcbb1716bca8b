/** What a provider is made of, and the protocol's service that calls it. Knows nothing of what is provided. */
@NullMarked
package dev.tributary.terraform.provider;

import org.jspecify.annotations.NullMarked;
