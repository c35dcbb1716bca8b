/** Measures what a user waits for: start-up, and Terraform's commands with one source and with many. */
@org.jspecify.annotations.NullMarked
package dev.tributary.terraform.tools.bench;
