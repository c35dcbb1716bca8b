package dev.tributary.terraform.rpc;

import java.io.IOException;

/**
 * The methods below one name. Called by several threads at once.
 *
 * <p>Messages are bytes here: whoever serves decides how to read them, and only when a call comes.
 */
public interface RpcService {

    /** Returns the full name, such as {@code grpc.health.v1.Health}. */
    String name();

    /**
     * Answers a call. The thread is interrupted when its caller gives up or its time is over; nobody reads the answer
     * then.
     *
     * @param method the method's name, without that of the service
     * @param request the message, encoded
     * @return the answer, encoded
     * @throws RpcException to end the call with another status than success; {@link RpcException#unknownMethod} when
     *     there is no such method
     * @throws IOException if the message cannot be read
     */
    byte[] answer(String method, byte[] request) throws RpcException, IOException, InterruptedException;

    /** Returns what kind of call a method takes; it need not exist. */
    default Kind kind(String method) {
        return Kind.ANSWERED;
    }

    /** What becomes of a call. */
    enum Kind {
        /** One message comes, one goes. */
        ANSWERED,
        /** The call stays open until its client cancels it. Whatever comes on it is let go, and nothing is sent. */
        HELD,
        /** The same, but it ends when the client has said all. */
        HELD_UNTIL_SAID
    }
}
