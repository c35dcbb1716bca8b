/** The whole program from outside: real servers, real brokers, real stores, each test as a user would meet them. */
@NullMarked
package dev.tributary.it;

import org.jspecify.annotations.NullMarked;
