package dev.tributary.benchmarks.measure;

import java.util.Map;

/**
 * What a run over a full topic has shown, before its copy is compared.
 *
 * @param internalTopic where the copy is
 * @param values what was measured
 */
record CopyOutcome(String internalTopic, Map<Metric, Double> values) {}
