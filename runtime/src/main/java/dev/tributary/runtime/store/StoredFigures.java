package dev.tributary.runtime.store;

import java.time.Instant;

/**
 * Figures of a source at one moment.
 *
 * @param sourceId the source
 * @param takenAt when they were taken, to the millisecond
 * @param figures as JSON
 */
public record StoredFigures(String sourceId, Instant takenAt, String figures) {}
