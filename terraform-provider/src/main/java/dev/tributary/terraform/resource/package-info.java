/** What the provider provides: sources, topics, tags and credentials of a Tributary server, through its SDK alone. */
@NullMarked
package dev.tributary.terraform.resource;

import org.jspecify.annotations.NullMarked;
