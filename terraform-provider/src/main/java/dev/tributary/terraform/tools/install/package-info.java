/** Puts the provider where Terraform finds it without a registry. */
@org.jspecify.annotations.NullMarked
package dev.tributary.terraform.tools.install;
