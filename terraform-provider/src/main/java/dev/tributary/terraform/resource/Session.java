package dev.tributary.terraform.resource;

import dev.tributary.sdk.TributaryClient;
import dev.tributary.sdk.error.CallInterruptedException;
import dev.tributary.sdk.error.TributaryException;
import dev.tributary.terraform.diagnostic.ProviderException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one client of this process, which logs in once. Safe for use by several threads. */
final class Session {

    private volatile @Nullable TributaryClient client;

    /** Uses {@code configured} from now on. */
    void open(TributaryClient configured) {
        client = configured;
    }

    /**
     * Asks the server.
     *
     * @param doing what is done, for the message of a failure, such as "create the source orders"
     */
    <T> T call(String doing, Function<TributaryClient, T> request) throws ProviderException, InterruptedException {
        TributaryClient open = client;
        if (open == null) {
            throw new ProviderException(
                    "The provider is not configured yet",
                    "Could not " + doing + ": host or credentials of the provider block are not known before apply."
                            + " Apply what they depend on first (terraform apply -target=...), then plan again.");
        }
        try {
            return request.apply(open);
        } catch (CallInterruptedException e) {
            Thread.interrupted();
            InterruptedException interrupted = new InterruptedException(e.getMessage());
            interrupted.initCause(e);
            throw interrupted;
        } catch (TributaryException e) {
            throw ServerFailures.translate(doing, e);
        }
    }
}
