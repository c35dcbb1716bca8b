package dev.tributary.engine.replication;

import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.status.EngineClock;
import java.util.function.DoubleSupplier;

/**
 * What all replications of one engine share. Safe for use by several threads.
 *
 * @param settings how the worker runs
 * @param clock the time
 * @param random numbers from 0 to 1
 * @param budget the memory for records
 */
record Worker(EngineSettings settings, EngineClock clock, DoubleSupplier random, MemoryBudget budget) {}
