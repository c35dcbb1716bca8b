/** The process as Terraform sees it. */
@NullMarked
package dev.tributary.terraform.plugin;

import org.jspecify.annotations.NullMarked;
