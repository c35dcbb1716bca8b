package dev.tributary.benchmarks.measure;

/**
 * What all processes concerned have used up to one moment.
 *
 * @param nanos the moment, comparable to other samples only
 * @param replicatorCpuSeconds CPU of the contender's process
 * @param externalCpuSeconds CPU of the external broker's process
 * @param internalCpuSeconds CPU of the internal broker's process
 * @param allocatedBytes bytes that the contender has allocated on its heap
 */
record Sample(
        long nanos,
        double replicatorCpuSeconds,
        double externalCpuSeconds,
        double internalCpuSeconds,
        long allocatedBytes) {

    private static final double NANOS_PER_SECOND = 1e9;

    double secondsSince(Sample earlier) {
        return (nanos - earlier.nanos) / NANOS_PER_SECOND;
    }

    double replicatorCpuSince(Sample earlier) {
        return replicatorCpuSeconds - earlier.replicatorCpuSeconds;
    }

    double systemCpuSince(Sample earlier) {
        return replicatorCpuSince(earlier)
                + (externalCpuSeconds - earlier.externalCpuSeconds)
                + (internalCpuSeconds - earlier.internalCpuSeconds);
    }
}
