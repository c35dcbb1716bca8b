/** Terraform's side of the plugin protocol: starts a provider and calls it. */
@org.jspecify.annotations.NullMarked
package dev.tributary.terraform.tools.client;
