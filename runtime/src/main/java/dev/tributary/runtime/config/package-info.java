/** The server's settings: one YAML file, an environment variable for each, all problems reported together. */
@NullMarked
package dev.tributary.runtime.config;

import org.jspecify.annotations.NullMarked;
