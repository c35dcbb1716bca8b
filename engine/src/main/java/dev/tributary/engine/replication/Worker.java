package dev.tributary.engine.replication;

import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.status.EngineClock;

/** What all replications of one engine share. Safe for use by several threads. */
record Worker(EngineSettings settings, EngineClock clock, MemoryBudget budget) {}
