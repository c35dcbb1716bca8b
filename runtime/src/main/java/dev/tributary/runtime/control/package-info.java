/** Makes what runs like what is wanted, once a second and at once after a change, and writes down what is seen. */
@NullMarked
package dev.tributary.runtime.control;

import org.jspecify.annotations.NullMarked;
