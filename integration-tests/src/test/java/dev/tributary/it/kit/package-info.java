/** What the tests share: processes, a store and a load, each gone when closed. */
@NullMarked
package dev.tributary.it.kit;

import org.jspecify.annotations.NullMarked;
