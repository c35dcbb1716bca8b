/** How the client behaves towards a slow or failing server: values a caller may set. */
@NullMarked
package dev.tributary.sdk.settings;

import org.jspecify.annotations.NullMarked;
