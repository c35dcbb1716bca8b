package dev.tributary.sdk;

import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.HealthReport;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.ChannelStack;
import dev.tributary.sdk.internal.http.Effect;
import dev.tributary.sdk.internal.http.Operation;
import dev.tributary.sdk.internal.http.StackSettings;
import dev.tributary.sdk.settings.Timeouts;
import java.time.Duration;

/**
 * The way to a Tributary server.
 *
 * <p>Make one client for each server and credential, share it, close it at the end. A client is immutable and safe for
 * use by many threads; they share its connections and its one access token, which is fetched by the first call and
 * renewed before it ends.
 *
 * <p>Every call blocks until the answer is there or its time is up. An interrupt ends it at once with
 * {@link dev.tributary.sdk.error.CallInterruptedException} and leaves the thread's interrupt flag set. What else a call
 * can end with is told by {@link dev.tributary.sdk.error}.
 */
public final class TributaryClient implements AutoCloseable {
    private final ChannelStack stack;
    private final ApiCaller api;
    private final Operation login;

    private TributaryClient(ChannelStack stack, ApiCaller api, Operation login) {
        this.stack = stack;
        this.api = api;
        this.login = login;
    }

    static TributaryClient of(StackSettings settings) {
        ChannelStack stack = ChannelStack.create(settings);
        // A login that is repeated leaves one token more behind and nothing else: it counts as reading.
        Operation login = Operation.post(ApiPaths.ACCESS_TOKEN)
                .body(settings.credentials())
                .effect(Effect.READS)
                .open();
        return new TributaryClient(stack, stack.caller(), login);
    }

    /** Starts a client. What the caller leaves out comes from the environment; see {@link TributaryClientBuilder}. */
    public static TributaryClientBuilder builder() {
        return new TributaryClientBuilder(System.getenv());
    }

    /** Sources: declare, change, watch. */
    public Sources sources() {
        return new Sources(api);
    }

    /** Topics of the internal cluster. */
    public Topics topics() {
        return new Topics(api);
    }

    /** Tags for sources and topics. */
    public Tags tags() {
        return new Tags(api);
    }

    /** Client credentials and roles; for administrators. */
    public Credentials credentials() {
        return new Credentials(api);
    }

    /** The connectors that the server offers and what can be configured in them. */
    public Connectors connectors() {
        return new Connectors(api);
    }

    /**
     * Logs in now, unless that was done: for a program that wants to know at its start whether server and credentials
     * are right. Nobody has to: the first call logs in by itself.
     *
     * @throws dev.tributary.sdk.error.UnauthorizedException if the server does not know the credentials
     * @throws dev.tributary.sdk.error.UnreachableException if there is no server
     */
    public void logIn() {
        api.logIn();
    }

    /**
     * A new access token of this client's credential, with its whole life before it: for a program that calls the API
     * without this library. This client's own token is another one.
     */
    public AccessToken newAccessToken() {
        return api.call(login, AccessToken.class);
    }

    /**
     * Whether the server's process does its work. Needs no credentials to be right.
     *
     * @throws dev.tributary.sdk.error.ServerErrorException when it does not; its detail says why
     */
    public HealthReport health() {
        return api.call(Operation.get(ApiPaths.HEALTH).open(), HealthReport.class);
    }

    /**
     * Whether the server can answer requests. Needs no credentials to be right.
     *
     * @throws dev.tributary.sdk.error.ServerErrorException when it cannot; its detail says why
     */
    public HealthReport readiness() {
        return api.call(Operation.get(ApiPaths.READY).open(), HealthReport.class);
    }

    /**
     * The same client with another limit for a whole call. Shares everything else; closing one closes both.
     *
     * @param timeout from one millisecond to a day
     */
    public TributaryClient withCallTimeout(Duration timeout) {
        Timeouts checked = Timeouts.builder().call(timeout).build();
        return new TributaryClient(stack, api.withCallTimeout(checked.call()), login);
    }

    /** Ends calls that are under way, closes the connections. Later calls throw {@link IllegalStateException}. */
    @Override
    public void close() {
        stack.close();
    }
}
