package dev.tributary.terraform.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that knows how to break the protocol. Whatever it does, the next one is served. */
class HostileClientTest {

    /** A call of {@code /toy.Toy/Echo} whose message is empty, on one stream. */
    private static final byte[] EMPTY_MESSAGE = new byte[5];

    private static final int MAX_ANSWER_MILLIS = 60_000;

    @SuppressWarnings("NullAway.Init")
    private static RpcServer server;

    @BeforeAll
    static void start() throws IOException {
        server = RpcServer.listen();
        server.serve(List.of(new ToyService()), RpcServer.Gate.OPEN, RpcServer.Clients.IGNORED);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What a client sends, byte by byte. */
    private static final class Words {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        static Words greeting() {
            Words words = new Words();
            words.bytes.writeBytes(FrameReader.PREFACE);
            return words.frame(Frame.SETTINGS, 0, 0);
        }

        Words frame(int type, int flags, int stream, int... payload) {
            byte[] all = new byte[payload.length];
            for (int i = 0; i < payload.length; i++) {
                all[i] = (byte) payload[i];
            }
            return frame(type, flags, stream, all);
        }

        Words frame(int type, int flags, int stream, byte[] payload) {
            FrameWriter writer = new FrameWriter(bytes);
            try {
                writer.write(type, flags, stream, payload);
                writer.flush();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return this;
        }

        /** The head of a call that says more. */
        Words head(int stream, String... fields) {
            return frame(Frame.HEADERS, Frame.END_HEADERS, stream, block(fields));
        }

        Words call(int stream) {
            return head(stream, CALL).frame(Frame.DATA, Frame.END_STREAM, stream, EMPTY_MESSAGE);
        }

        Words raw(byte[] more) {
            bytes.writeBytes(more);
            return this;
        }
    }

    private static final String[] CALL = {
        ":method", "POST", ":scheme", "http", ":path", "/toy.Toy/Echo", "content-type", "application/grpc"
    };

    private static byte[] block(String... namesAndValues) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            block.write(0);
            for (String text : List.of(namesAndValues[i], namesAndValues[i + 1])) {
                block.write(text.length());
                block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return block.toByteArray();
    }

    private static byte[] number(int value) {
        byte[] bytes = new byte[Integer.BYTES];
        Bytes.number(value, bytes, 0);
        return bytes;
    }

    private static String[] with(int at, String text) {
        String[] fields = CALL.clone();
        fields[at] = text;
        return fields;
    }

    private static Words settings(int name, int value) {
        byte[] payload = {0, (byte) name, 0, 0, 0, 0};
        Bytes.number(value, payload, 2);
        return Words.greeting().frame(Frame.SETTINGS, 0, 0, payload);
    }

    /** Each by a name and how it is answered: by an end of the connection, of the one stream, or of the call. */
    static List<Arguments> breaches() {
        return BREACHES.entrySet().stream()
                .map(breach -> Arguments.of(
                        breach.getKey().substring(0, breach.getKey().indexOf(':')),
                        breach.getKey().substring(breach.getKey().indexOf(':') + 2),
                        breach.getValue().bytes.toByteArray()))
                .toList();
    }

    private static final Map<String, Words> BREACHES = new LinkedHashMap<>();

    static {
        BREACHES.put(
                "no preface: GOAWAY-1",
                new Words().raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        BREACHES.put(
                "no settings first: GOAWAY-1",
                new Words().raw(FrameReader.PREFACE).frame(Frame.PING, 0, 0, new byte[8]));
        BREACHES.put(
                "a frame that is too large: GOAWAY-6", Words.greeting().raw(new byte[] {0, 64, 1, 0, 0, 0, 0, 0, 1}));
        BREACHES.put("data without a stream: GOAWAY-1", Words.greeting().frame(Frame.DATA, 0, 0, 1));
        BREACHES.put("data for what did not begin: GOAWAY-1", Words.greeting().frame(Frame.DATA, 0, 5, 1));
        BREACHES.put("a stream of an even number: GOAWAY-1", Words.greeting().head(2, CALL));
        BREACHES.put(
                "padding beyond the frame: GOAWAY-1",
                Words.greeting().head(1, CALL).frame(Frame.DATA, Frame.PADDED, 1, 9, 1));
        BREACHES.put(
                "padding of nothing: GOAWAY-1", Words.greeting().head(1, CALL).frame(Frame.DATA, Frame.PADDED, 1));
        BREACHES.put(
                "a second header that does not end: GOAWAY-1",
                Words.greeting().head(1, CALL).head(1, CALL));
        BREACHES.put("a continuation of nothing: GOAWAY-1", Words.greeting().frame(Frame.CONTINUATION, 0, 1));
        BREACHES.put(
                "something within a header: GOAWAY-1",
                Words.greeting().frame(Frame.HEADERS, 0, 1).frame(Frame.PING, 0, 0, new byte[8]));
        BREACHES.put(
                "a header that is no such block: GOAWAY-9",
                Words.greeting().frame(Frame.HEADERS, Frame.END_HEADERS, 1, 0x80));
        BREACHES.put(
                "a reset of what did not begin: GOAWAY-1", Words.greeting().frame(Frame.RST_STREAM, 0, 1, number(8)));
        BREACHES.put(
                "a reset of the wrong length: GOAWAY-6",
                Words.greeting().head(1, CALL).frame(Frame.RST_STREAM, 0, 1, 1));
        BREACHES.put("half a setting: GOAWAY-6", Words.greeting().frame(Frame.SETTINGS, 0, 0, 1, 2, 3));
        BREACHES.put("settings of a stream: GOAWAY-1", Words.greeting().frame(Frame.SETTINGS, 0, 1));
        BREACHES.put(
                "an acknowledgement with settings: GOAWAY-6",
                Words.greeting().frame(Frame.SETTINGS, Frame.ACK, 0, new byte[6]));
        BREACHES.put("a window beyond all bounds: GOAWAY-3", settings(4, -1));
        BREACHES.put("pushes neither on nor off: GOAWAY-1", settings(2, 2));
        BREACHES.put("frames of no size: GOAWAY-1", settings(5, 1));
        BREACHES.put("a ping of the wrong length: GOAWAY-6", Words.greeting().frame(Frame.PING, 0, 0, 1));
        BREACHES.put("a ping of a stream: GOAWAY-1", Words.greeting().frame(Frame.PING, 0, 1, new byte[8]));
        BREACHES.put("a promise: GOAWAY-1", Words.greeting().frame(Frame.PUSH_PROMISE, 0, 1, new byte[4]));
        BREACHES.put(
                "a window that grows by nothing: GOAWAY-1",
                Words.greeting().frame(Frame.WINDOW_UPDATE, 0, 0, number(0)));
        BREACHES.put(
                "a window that overflows: GOAWAY-3",
                Words.greeting().frame(Frame.WINDOW_UPDATE, 0, 0, number(Integer.MAX_VALUE)));
        BREACHES.put(
                "a priority of the wrong length: GOAWAY-6", Words.greeting().frame(Frame.PRIORITY, 0, 1, 1));
        BREACHES.put(
                "a stream's window that overflows: RST-3",
                Words.greeting().head(1, CALL).frame(Frame.WINDOW_UPDATE, 0, 1, number(Integer.MAX_VALUE)));
        BREACHES.put(
                "a stream's window that grows by nothing: RST-1",
                Words.greeting().head(1, CALL).frame(Frame.WINDOW_UPDATE, 0, 1, number(0)));
        BREACHES.put("no path: RST-1", Words.greeting().head(1, ":method", "POST", ":scheme", "http"));
        BREACHES.put("two paths: RST-1", Words.greeting().head(1, with(2, ":path")));
        BREACHES.put("capital letters: RST-1", Words.greeting().head(1, with(6, "Content-Type")));
        BREACHES.put("a field of HTTP/1: RST-1", Words.greeting().head(1, with(6, "connection")));
        BREACHES.put(
                "a field that HTTP/2 does not know: RST-1", Words.greeting().head(1, with(6, ":other")));
        BREACHES.put("a get: STATUS-13", Words.greeting().head(1, with(1, "GET")));
        BREACHES.put("another type: STATUS-13", Words.greeting().head(1, with(7, "text/html")));
        BREACHES.put(
                "a timeout that is none: STATUS-13",
                Words.greeting()
                        .head(
                                1,
                                ":method",
                                "POST",
                                ":scheme",
                                "http",
                                ":path",
                                "/toy.Toy/Echo",
                                "content-type",
                                "application/grpc",
                                "grpc-timeout",
                                "soon"));
        BREACHES.put(
                "a message that is too large: STATUS-8",
                Words.greeting().head(1, CALL).frame(Frame.DATA, 0, 1, 0, 0x7f, 0xff, 0xff, 0xff));
        BREACHES.put(
                "a message of negative length: STATUS-8",
                Words.greeting().head(1, CALL).frame(Frame.DATA, 0, 1, 0, 0xff, 0xff, 0xff, 0xff));
        BREACHES.put(
                "a message that is compressed: STATUS-12",
                Words.greeting().head(1, CALL).frame(Frame.DATA, 0, 1, 1, 0, 0, 0, 0));
        BREACHES.put(
                "two messages: STATUS-13", Words.greeting().head(1, CALL).frame(Frame.DATA, 0, 1, 0, 0, 0, 0, 0, 0));
        BREACHES.put(
                "half a message: STATUS-13",
                Words.greeting().head(1, CALL).frame(Frame.DATA, Frame.END_STREAM, 1, 0, 0, 0, 0, 9, 1));
        BREACHES.put(
                "no message: STATUS-13",
                Words.greeting().frame(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, 1, block(CALL)));
    }

    /** Returns how the server answers: the first frame that ends something. */
    private static String answer(byte[] words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(MAX_ANSWER_MILLIS);
            socket.getOutputStream().write(words);
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        FrameReader reader = new FrameReader(in);
        HeaderReader headers = new HeaderReader();
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
            if (frame.type() == Frame.GOAWAY) {
                return "GOAWAY-" + frame.number(4);
            } else if (frame.type() == Frame.RST_STREAM) {
                return "RST-" + frame.number(0);
            } else if (frame.type() == Frame.HEADERS) {
                for (HeaderField each : headers.read(frame.payload())) {
                    if (each.name().equals("grpc-status")) {
                        return "STATUS-" + each.value();
                    }
                }
            }
        }
        return "END";
    }

    private static void assertThatTheNextIsServed() throws IOException {
        assertThat(answer(Words.greeting().call(1).bytes.toByteArray())).isEqualTo("STATUS-0");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void givenABreach_whenItComes_thenItIsNamedAndTheNextClientServed(String breach, String answer, byte[] words)
            throws IOException {
        assertThat(answer(words)).as(breach).isEqualTo(answer);
        assertThatTheNextIsServed();
    }

    @Test
    void givenAStreamThatHasEnded_whenMoreComesOnIt_thenThatIsLetGo() throws IOException {
        Words words = Words.greeting().call(1);
        words.frame(Frame.WINDOW_UPDATE, 0, 1, number(5))
                .frame(Frame.RST_STREAM, 0, 1, number(8))
                .frame(99, 0, 7, 1);
        words.frame(Frame.GOAWAY, 0, 0, new byte[8]).frame(Frame.PRIORITY, 0, 3, new byte[5]);
        assertThat(answer(words.call(3).bytes.toByteArray())).isEqualTo("STATUS-0");
    }

    @Test
    void givenAHeaderWithoutEnd_whenItComes_thenThereIsABound() throws IOException {
        Words words = Words.greeting().frame(Frame.HEADERS, 0, 1);
        for (int i = 0; i < 4000; i++) {
            words.frame(Frame.CONTINUATION, 0, 1);
        }
        assertThat(answer(words.bytes.toByteArray())).isEqualTo("GOAWAY-11");
    }

    @Test
    void givenMoreStreamsThanAgreed_whenTheyComeTogether_thenTheRestIsRefused() throws IOException {
        Words words = Words.greeting();
        for (int i = 0; i <= Connection.MAX_STREAMS; i++) {
            words.head(2 * i + 1, CALL);
        }
        assertThat(answer(words.bytes.toByteArray())).isEqualTo("RST-7");
    }

    @Test
    void givenAnOpenStreamOfWhichAllIsSaid_whenMoreComesOnIt_thenItIsReset() throws IOException {
        Words words = Words.greeting().head(1, with(5, "/toy.Toy/Hold")).frame(Frame.DATA, Frame.END_STREAM, 1, 1);
        assertThat(answer(words.frame(Frame.DATA, 0, 1, 1).bytes.toByteArray())).isEqualTo("RST-5");
    }

    @Test
    void givenRandomFrames_whenTheyCome_thenTheServerGoesOn() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Words words = Words.greeting();
            for (int j = 0; j < 1 + random.nextInt(8); j++) {
                byte[] payload = new byte[random.nextInt(40)];
                random.nextBytes(payload);
                words.frame(random.nextInt(11), random.nextInt(256), random.nextInt(5), payload);
            }
            speak(words.bytes.toByteArray());
        }
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            speak(
                    random.nextBoolean()
                            ? noise
                            : Words.greeting().raw(noise).bytes.toByteArray());
        }
        assertThatTheNextIsServed();
    }

    /** Says something and does not care. */
    private static void speak(byte[] words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(words);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException e) {
            // The server may be done with it before all is said; whether it still serves is asked at the end.
            return;
        }
    }
}
