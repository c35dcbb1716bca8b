package dev.tributary.terraform.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * One client's connection: HTTP/2 as RFC 9113 has it for a server of gRPC.
 *
 * <p>One thread reads and never waits for a call; each call has a thread of its own, and whoever sends writes whole
 * frames. Everything that grows has a bound: frames, header blocks, open streams, a message, the windows of what may
 * come. Whatever asks for an answer at once (settings, pings) gets it from the reading thread, so who sends many of
 * them and reads no answers comes to stand still himself.
 *
 * <p>What breaks the protocol ends the connection with the reason, or the one stream when only that is concerned.
 * Frames for streams that are over are let go: they may have crossed the end.
 */
final class Connection {

    /** Terraform asks for ten things at a time unless told otherwise. */
    static final int MAX_STREAMS = 100;

    static final int MAX_MESSAGE_BYTES = 64 << 20;
    static final int STREAM_WINDOW_BYTES = 1 << 20;
    private static final int WINDOW_BYTES = 4 << 20;

    private final FrameReader in;
    private final FrameWriter out;
    private final Map<String, RpcService> services;
    private final Workers workers;
    private final SendWindows windows = new SendWindows();
    private final OpenCalls open = new OpenCalls(windows);
    private final Answers answers;
    private final Settings settings;

    // Of the reading thread alone.
    private final HeaderBlock block = new HeaderBlock();
    private final HeaderReader headers = new HeaderReader();
    private final ReceiveWindow receiving = new ReceiveWindow(WINDOW_BYTES);
    private int last;

    /** Creates a connection of a client that has connected; {@code services} are by name. */
    Connection(InputStream in, OutputStream out, Map<String, RpcService> services, Workers workers) {
        this.in = new FrameReader(in);
        this.out = new FrameWriter(out);
        this.services = services;
        this.workers = workers;
        this.answers = new Answers(this.out, windows, open);
        this.settings = new Settings(this.out, windows, open);
    }

    /**
     * Returns when the client has shown that it speaks HTTP/2.
     *
     * @throws ConnectionException if it does not; it has been told
     */
    void greet() throws IOException {
        try {
            settings.offer(STREAM_WINDOW_BYTES, WINDOW_BYTES);
            in.readPreface();
            Frame first = in.next();
            if (first == null || first.type() != Frame.SETTINGS || first.has(Frame.ACK)) {
                throw broken("The client did not begin with its settings.");
            }
            take(first);
        } catch (ConnectionException e) {
            goAway(e);
            throw e;
        }
    }

    /**
     * Serves until the client closes the connection. All calls are over then.
     *
     * @throws ConnectionException if it breaks the protocol; it has been told
     */
    void serve() throws IOException {
        try {
            for (Frame frame = in.next(); frame != null; frame = in.next()) {
                take(frame);
            }
        } catch (ConnectionException e) {
            goAway(e);
            throw e;
        } finally {
            open.cancelAll();
        }
    }

    private void goAway(ConnectionException reason) throws IOException {
        byte[] payload = new byte[2 * Integer.BYTES];
        Bytes.number(last, payload, 0);
        Bytes.number(reason.code().number(), payload, Integer.BYTES);
        out.write(Frame.GOAWAY, 0, 0, payload);
        out.flush();
    }

    private void take(Frame frame) throws IOException {
        if (block.isOpen() && (frame.type() != Frame.CONTINUATION || frame.stream() != block.stream())) {
            throw broken("Something came between the parts of a header.");
        }
        switch (frame.type()) {
            case Frame.DATA -> data(frame);
            case Frame.HEADERS -> {
                needStream(frame);
                block.begin(frame);
                header();
            }
            case Frame.CONTINUATION -> {
                block.go(frame);
                header();
            }
            case Frame.RST_STREAM -> reset(frame);
            case Frame.WINDOW_UPDATE -> grow(frame);
            case Frame.SETTINGS -> settings.take(frame);
            case Frame.PING -> ping(frame);
            case Frame.PRIORITY -> {
                needStream(frame);
                frame.needLength(5);
            }
            case Frame.PUSH_PROMISE -> throw broken("A client cannot promise anything.");
            case Frame.GOAWAY -> needConnection(frame);
            default -> {
                // Frames that are not known are to be let go.
            }
        }
    }

    private void header() throws IOException {
        if (block.isOpen()) {
            return;
        }
        List<HeaderField> fields = headers.read(block.bytes());
        int id = block.stream();
        Call call = open.get(id);
        if (call != null) {
            if (!block.endsStream()) {
                throw broken("A second header does not end its stream.");
            }
            if (isOpen(call)) {
                allSaid(call);
            }
        } else if (id > last) {
            last = id;
            begin(id, fields, block.endsStream());
        }
    }

    private void begin(int id, List<HeaderField> fields, boolean allSaid) throws IOException {
        if (open.size() >= MAX_STREAMS) {
            reset(id, ErrorCode.REFUSED_STREAM);
            return;
        }
        try {
            RequestHead head = RequestHead.of(fields);
            RpcService service = services.get(head.service());
            if (service == null) {
                throw new RpcException(Status.UNIMPLEMENTED, "There is no service " + head.service() + " here.");
            }
            Call call = new Call(id, head, service, windows.open());
            open.add(call);
            if (head.timeoutNanos() > 0) {
                call.expiresBy(workers.later(head.timeoutNanos(), () -> answers.expire(call)));
            }
            if (allSaid) {
                allSaid(call);
            }
        } catch (StreamException e) {
            reset(id, e.code());
        } catch (RpcException e) {
            answers.refuse(id, allSaid, e);
        }
    }

    private void data(Frame frame) throws IOException {
        needStream(frame);
        needUsed(frame);
        answerWindow(0, receiving.take(frame.payload().length));
        byte[] content = frame.content();
        Call call = open.get(frame.stream());
        if (call == null || !isOpen(call)) {
            return;
        }
        int opened = call.receiving().take(frame.payload().length);
        try {
            call.take(content);
        } catch (RpcException e) {
            answers.fail(call, e);
            return;
        }
        if (frame.has(Frame.END_STREAM)) {
            allSaid(call);
        } else {
            answerWindow(call.id(), opened);
        }
    }

    /** Returns whether the client may still say something; if it does all the same, the call is over. */
    private boolean isOpen(Call call) throws IOException {
        if (call.isAllSaid()) {
            open.cancel(call);
            reset(call.id(), ErrorCode.STREAM_CLOSED);
            return false;
        }
        return true;
    }

    private void allSaid(Call call) throws IOException {
        call.allSaid();
        if (call.kind() == RpcService.Kind.HELD_UNTIL_SAID) {
            answers.succeed(call);
        } else if (call.kind() == RpcService.Kind.ANSWERED) {
            answer(call);
        }
    }

    private void answer(Call call) throws IOException {
        try {
            byte[] request = call.message();
            if (!workers.start(() -> answers.run(call, request))) {
                open.cancel(call);
                reset(call.id(), ErrorCode.REFUSED_STREAM);
            }
        } catch (RpcException e) {
            answers.fail(call, e);
        }
    }

    private void reset(Frame frame) throws ConnectionException {
        needStream(frame);
        needUsed(frame);
        frame.needLength(Integer.BYTES);
        Call call = open.get(frame.stream());
        if (call != null) {
            open.cancel(call);
        }
    }

    private void reset(int id, ErrorCode reason) throws IOException {
        out.write(Frame.RST_STREAM, id, reason.number());
        out.flush();
    }

    private void grow(Frame frame) throws IOException {
        frame.needLength(Integer.BYTES);
        int bytes = frame.number(0);
        if (frame.stream() == 0) {
            if (bytes == 0) {
                throw broken("A window is to grow by nothing.");
            }
            windows.grow(bytes);
            return;
        }
        needStream(frame);
        needUsed(frame);
        Call call = open.get(frame.stream());
        if (call == null) {
            return;
        }
        try {
            windows.grow(call.sending(), bytes);
        } catch (StreamException e) {
            open.cancel(call);
            reset(call.id(), e.code());
        }
    }

    private void ping(Frame frame) throws IOException {
        needConnection(frame);
        frame.needLength(Long.BYTES);
        if (!frame.has(Frame.ACK)) {
            out.write(Frame.PING, Frame.ACK, 0, frame.payload());
            out.flush();
        }
    }

    private void answerWindow(int stream, int opened) throws IOException {
        if (opened > 0) {
            out.write(Frame.WINDOW_UPDATE, stream, opened);
            out.flush();
        }
    }

    private static void needConnection(Frame frame) throws ConnectionException {
        if (frame.stream() != 0) {
            throw broken("A frame of type " + frame.type() + " is for a stream.");
        }
    }

    /** A client's streams have odd numbers. */
    private static void needStream(Frame frame) throws ConnectionException {
        if (frame.stream() % 2 == 0) {
            throw broken("A frame of type " + frame.type() + " is for stream " + frame.stream() + ".");
        }
    }

    private void needUsed(Frame frame) throws ConnectionException {
        if (frame.stream() > last) {
            throw broken("A frame of type " + frame.type() + " is for a stream that did not begin.");
        }
    }

    static ConnectionException broken(String how) {
        return new ConnectionException(ErrorCode.PROTOCOL_ERROR, how);
    }
}
