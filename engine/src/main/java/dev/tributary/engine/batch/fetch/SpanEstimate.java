package dev.tributary.engine.batch.fetch;

/**
 * How many offsets an answer of a partition will bring, judged by those that came before. Too few are asked for twice,
 * which costs a little of the line; too many leave a hole, and all that was asked for behind it is asked for again. So
 * it is the former that it errs towards, the more the oftener it was wrong.
 */
final class SpanEstimate {
    /** What is not believed at first, and never less. */
    private static final double LEAST_DOUBT = 0.03;

    private static final double MOST_DOUBT = 0.5;
    private static final double DOUBT_THAT_STAYS = 0.9;

    private double offsetsPerByte;
    private double doubt = LEAST_DOUBT;

    /** Takes note of what an answer brought. */
    void saw(long offsets, long bytes) {
        double seen = offsets / (double) bytes;
        offsetsPerByte = offsetsPerByte == 0 ? seen : (offsetsPerByte + seen) / 2;
        doubt = Math.max(LEAST_DOUBT, doubt * DOUBT_THAT_STAYS);
    }

    /** Takes note of a hole. */
    void wasTooFar() {
        doubt = Math.min(MOST_DOUBT, doubt * 2);
    }

    /** The offsets that so many bytes will bring; 0 when that cannot be told. */
    long offsets(long bytes) {
        return (long) (Math.max(0, bytes) * offsetsPerByte * (1 - doubt));
    }
}
