package dev.tributary.runtime.control;

import dev.tributary.runtime.translate.Plan;

/**
 * A source as the loop last saw it in the store.
 *
 * @param version its version
 * @param restarts how often a restart was asked for
 * @param plan what to do about it
 */
record WantedSource(long version, long restarts, Plan plan) {}
