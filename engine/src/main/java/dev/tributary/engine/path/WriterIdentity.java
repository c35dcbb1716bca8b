package dev.tributary.engine.path;

import java.time.Duration;
import java.util.List;

/**
 * What a writer is called and how long the internal cluster waits for it.
 *
 * @param clientId what the client calls itself
 * @param transactionalIds the names under which at most one writer lives; a writer may use the first only, or let its
 *     transactions take turns
 * @param transactionTimeout after how long the internal cluster aborts a transaction by itself
 */
public record WriterIdentity(String clientId, List<String> transactionalIds, Duration transactionTimeout) {}
