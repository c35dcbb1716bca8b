/** What the benchmark makes of its figures. */
@NullMarked
package dev.tributary.terraform.tools.bench;

import org.jspecify.annotations.NullMarked;
