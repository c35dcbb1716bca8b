/** What surrounds the provider and is no part of it: packaging, installing, measuring. Not in the provider's jar. */
@org.jspecify.annotations.NullMarked
package dev.tributary.terraform.tools;
