package dev.tributary.runtime.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class that works with a database, a broker or a whole server and takes seconds. The module
 * {@code runtime-tests} runs it, while others are built upon the runtime.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("servers")
public @interface OnServers {}
