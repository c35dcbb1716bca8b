package dev.tributary.terraform.rpc;

import java.io.IOException;

/**
 * Ends calls: runs those that are to be answered, and sends what comes of them. Safe for use by several threads.
 *
 * <p>A connection that cannot be written to any more is not this class's concern: its reading side sees that, too.
 */
final class Answers {

    private static final byte[] HEAD = HeaderWriter.answer();
    private static final byte[] SUCCESS = HeaderWriter.success();

    private final FrameWriter out;
    private final SendWindows windows;
    private final OpenCalls open;

    Answers(FrameWriter out, SendWindows windows, OpenCalls open) {
        this.out = out;
        this.windows = windows;
        this.open = open;
    }

    /** Answers a call, whatever its service does. */
    void run(Call call, byte[] request) {
        try {
            byte[] answer = call.answer(request);
            if (call.settle()) {
                send(call, MessageReader.framed(answer));
            }
        } catch (RpcException e) {
            fail(call, e);
        } catch (IOException e) {
            fail(call, Status.INTERNAL, "The message cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            // Whoever interrupted has settled the call, or it is the service that does so for no reason that we know.
            fail(call, Status.UNKNOWN, "The call was interrupted.");
        } catch (Exception | Error e) {
            // The message of what was not foreseen may hold a secret.
            fail(call, Status.UNKNOWN, "The service failed with " + e.getClass().getName() + ".");
        }
    }

    private void send(Call call, byte[] framed) throws InterruptedException {
        try {
            out.write(Frame.HEADERS, Frame.END_HEADERS, call.id(), HEAD);
            int at = 0;
            while (at < framed.length) {
                int length = windows.take(call.sending(), Math.min(framed.length - at, Frame.MAX_PAYLOAD_BYTES));
                if (length == 0) {
                    return;
                }
                out.write(Frame.DATA, 0, call.id(), framed, at, length);
                at += length;
                if (at < framed.length) {
                    // So that the client has what it must make room for.
                    out.flush();
                }
            }
            end(call, SUCCESS);
        } catch (IOException e) {
            open.remove(call);
        }
    }

    /** Ends a call with a failure, unless it is over already. */
    void fail(Call call, RpcException failure) {
        fail(call, failure.status(), String.valueOf(failure.getMessage()));
    }

    /** Ends a call whose caller waits no longer. */
    void expire(Call call) {
        fail(call, Status.DEADLINE_EXCEEDED, "The time that the caller gave is over.");
    }

    private void fail(Call call, Status status, String message) {
        if (!call.settle()) {
            return;
        }
        try {
            end(call, HeaderWriter.failure(status, message));
        } catch (IOException e) {
            open.remove(call);
        }
    }

    /** Ends a stream that never became a call. */
    void refuse(int stream, boolean allSaid, RpcException failure) throws IOException {
        end(stream, allSaid, HeaderWriter.failure(failure.status(), String.valueOf(failure.getMessage())));
    }

    /** Ends a held call as it should end. */
    void succeed(Call call) throws IOException {
        if (call.settle()) {
            out.write(Frame.HEADERS, Frame.END_HEADERS, call.id(), HEAD);
            end(call, SUCCESS);
        }
    }

    private void end(Call call, byte[] fields) throws IOException {
        open.remove(call);
        end(call.id(), call.isAllSaid(), fields);
    }

    private void end(int stream, boolean allSaid, byte[] fields) throws IOException {
        out.write(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, stream, fields);
        if (!allSaid) {
            // The client need not go on.
            out.write(Frame.RST_STREAM, stream, ErrorCode.NO_ERROR.number());
        }
        out.flush();
    }
}
