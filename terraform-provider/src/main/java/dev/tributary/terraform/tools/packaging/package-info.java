/** Makes what a user installs of the provider's classes: folder, runtime image, class archive, zips. */
@org.jspecify.annotations.NullMarked
package dev.tributary.terraform.tools.packaging;
