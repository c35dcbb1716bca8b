package dev.tributary.runtime.control;

import dev.tributary.runtime.translate.Plan;

/**
 * A source as the loop last saw it in the store.
 *
 * @param version its version
 * @param restarts how often a restart was asked for
 * @param claimant the internal topics that it names
 * @param planned what to do about it, were it alone
 * @param plan what is done about it beside the other sources
 */
record WantedSource(long version, long restarts, TopicClaims.Claimant claimant, Plan planned, Plan plan) {
    WantedSource doing(Plan done) {
        return new WantedSource(version, restarts, claimant, planned, done);
    }
}
