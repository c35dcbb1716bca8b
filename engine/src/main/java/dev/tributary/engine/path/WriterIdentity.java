package dev.tributary.engine.path;

import java.time.Duration;

/**
 * What a writer is called and how long the internal cluster waits for it.
 *
 * @param clientId what the client calls itself
 * @param transactionalId the one name under which at most one writer lives
 * @param transactionTimeout after how long the internal cluster aborts a transaction by itself
 */
public record WriterIdentity(String clientId, String transactionalId, Duration transactionTimeout) {}
