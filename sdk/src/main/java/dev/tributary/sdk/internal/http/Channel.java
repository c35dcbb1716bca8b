package dev.tributary.sdk.internal.http;

/**
 * Carries a request to the server and its answer back. Each wrapper does one thing and hands on to the next;
 * {@link ChannelStack} says in which order. Implementations are safe for use by many threads.
 */
@FunctionalInterface
interface Channel {
    /**
     * Blocks until the answer is there, whatever its status.
     *
     * @throws ExchangeException if there is no answer
     */
    ApiResponse execute(ApiRequest request) throws ExchangeException;
}
