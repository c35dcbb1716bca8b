package dev.tributary.terraform.rpc;

import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One call, on one stream of a connection.
 *
 * <p>Its end is decided once, by whoever {@linkplain #settle settles} it first: the answer, a failure, the end of its
 * time, the client that cancels, the end of the connection. Only the first may send, and a thread that still works on
 * the answer then is interrupted, but not a moment after it has turned to other things.
 */
final class Call {

    private final int id;
    private final RequestHead head;
    private final RpcService service;
    private final RpcService.Kind kind;

    // Of the connection's reading thread alone.
    private final MessageReader message;
    private final ReceiveWindow receiving;

    private final SendWindows.OfStream sending;
    private volatile boolean allSaid;

    private @Nullable Thread worker;
    private @Nullable Future<?> expiry;
    private boolean settled;

    Call(int id, RequestHead head, RpcService service, SendWindows.OfStream sending) {
        this.id = id;
        this.head = head;
        this.service = service;
        this.kind = service.kind(head.method());
        this.message = new MessageReader(Connection.MAX_MESSAGE_BYTES);
        this.receiving = new ReceiveWindow(Connection.STREAM_WINDOW_BYTES);
        this.sending = sending;
    }

    int id() {
        return id;
    }

    RequestHead head() {
        return head;
    }

    RpcService.Kind kind() {
        return kind;
    }

    ReceiveWindow receiving() {
        return receiving;
    }

    SendWindows.OfStream sending() {
        return sending;
    }

    /** Takes a part of the message, or lets it go when nobody wants it. */
    void take(byte[] part) throws RpcException {
        if (kind == RpcService.Kind.ANSWERED) {
            message.take(part);
        }
    }

    /** The client says nothing more. */
    void allSaid() {
        allSaid = true;
    }

    boolean isAllSaid() {
        return allSaid;
    }

    /** Returns the message of a call of which all is said. */
    byte[] message() throws RpcException {
        return message.message();
    }

    /** Returns the service's answer, made by this thread. */
    byte[] answer(byte[] request) throws Exception {
        if (!begin()) {
            throw new InterruptedException("The call was over before it began.");
        }
        try {
            return service.answer(head.method(), request);
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        worker = settled ? null : Thread.currentThread();
        return worker != null;
    }

    /** Leaves the thread, which is used again, without a stray interrupt. */
    private synchronized void end() {
        worker = null;
        Thread.interrupted();
    }

    /** Names what will settle this when its caller waits no longer. */
    synchronized void expiresBy(Future<?> waiting) {
        expiry = waiting;
        if (settled) {
            waiting.cancel(false);
        }
    }

    /** Returns whether this is the first to decide how the call ends. */
    synchronized boolean settle() {
        if (settled) {
            return false;
        }
        settled = true;
        if (worker != null) {
            worker.interrupt();
        }
        if (expiry != null) {
            expiry.cancel(false);
        }
        return true;
    }
}
