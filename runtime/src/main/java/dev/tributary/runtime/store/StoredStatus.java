package dev.tributary.runtime.store;

import java.time.Instant;

/**
 * What one worker says about one source.
 *
 * @param workerId the worker
 * @param sourceId the source
 * @param status what it says, as JSON
 * @param heartbeatAt when the worker was last heard of, to the millisecond
 */
public record StoredStatus(String workerId, String sourceId, String status, Instant heartbeatAt) {}
