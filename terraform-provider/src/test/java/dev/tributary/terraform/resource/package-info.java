/** What the resources know without a server. */
@NullMarked
package dev.tributary.terraform.resource;

import org.jspecify.annotations.NullMarked;
