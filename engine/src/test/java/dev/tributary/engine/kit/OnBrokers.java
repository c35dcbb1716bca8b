package dev.tributary.engine.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that works with real brokers, those of a {@link Clusters} parameter or its own. The module
 * {@code engine-tests} runs it, while others are built upon the engine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("brokers")
@ExtendWith(ClustersExtension.class)
public @interface OnBrokers {}
