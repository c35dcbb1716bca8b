package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.process.ChildProcess;

/**
 * A contender at work.
 *
 * @param process its process
 * @param internalTopic where its copy grows
 */
public record RunningContender(ChildProcess process, String internalTopic) {}
