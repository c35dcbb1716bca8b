package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.value.ValueFormatException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs the calls of the protocol: every failure becomes a diagnostic, and a call that runs when the provider is told to
 * stop is interrupted, as whoever serves interrupts one whose caller gave up. Safe for use by several threads.
 */
final class CallRunner {

    private final Set<Call> running = ConcurrentHashMap.newKeySet();

    /** The work of one call; messages go to {@code out}. */
    @FunctionalInterface
    interface Work<R> {
        R run(Diagnostics out) throws ProviderException, ValueFormatException, InterruptedException;
    }

    /** Returns what {@code work} does, or {@code failed} applied to the messages when it throws. */
    <R> R run(Work<R> work, Function<Diagnostics, R> failed) {
        Diagnostics out = new Diagnostics();
        Call call = new Call(Thread.currentThread());
        running.add(call);
        try {
            return work.run(out);
        } catch (ProviderException e) {
            out.add(e);
        } catch (ValueFormatException e) {
            out.error(
                    e.path(),
                    "Malformed value",
                    e.getMessage() + " Terraform and the provider do not agree about this value;"
                            + " check that the state was written by a version of this provider.");
        } catch (InterruptedException e) {
            out.error("Interrupted", "The operation was interrupted before it ended; run it again to go on.");
        } catch (RuntimeException | StackOverflowError e) {
            out.error("Unexpected failure in the provider", unexpected(e));
        } finally {
            running.remove(call);
            call.end();
        }
        return failed.apply(out);
    }

    /** Names the kind and place of a fault in the provider, not its message, which may hold a secret. */
    private static String unexpected(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return "The provider ran into " + fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0])
                + ". This is a fault of the provider; please report it with these words.";
    }

    /** Interrupts what runs now. Terraform starts nothing new by itself, but still closes what it opened. */
    void stop() {
        running.forEach(Call::interrupt);
    }

    /** A call and its thread, which must not be interrupted any more once the call has ended. */
    private static final class Call {

        private final Thread thread;
        private boolean ended;

        Call(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            if (!ended) {
                thread.interrupt();
            }
        }

        /** Leaves the thread, which the pool uses again, without a stray interrupt. */
        synchronized void end() {
            ended = true;
            Thread.interrupted();
        }
    }
}
