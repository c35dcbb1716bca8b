package dev.tributary.terraform.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as gRPC's own client sees it. */
class RpcServerTest {

    private static final int LARGE_BYTES = 5_000_000;

    private final ToyService toy = new ToyService();
    private RpcServer server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = RpcServer.listen();
        server.serve(List.of(toy), RpcServer.Gate.OPEN, new RpcServer.Clients() {
            @Override
            public void came() {}

            @Override
            public void left() {
                toy.left.countDown();
            }
        });
        channel = OkHttpChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .maxInboundMessageSize(2 * LARGE_BYTES)
                .build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
    }

    /** Messages as they are. */
    private enum Raw implements MethodDescriptor.Marshaller<byte[]> {
        BYTES;

        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodDescriptor.MethodType type) {
        return MethodDescriptor.newBuilder(Raw.BYTES, Raw.BYTES)
                .setType(type)
                .setFullMethodName(name)
                .build();
    }

    private byte[] call(String method, byte[] request, CallOptions options) {
        return ClientCalls.blockingUnaryCall(
                channel, method(method, MethodDescriptor.MethodType.UNARY), options, request);
    }

    private byte[] echo(byte[] request) {
        return call("toy.Toy/Echo", request, CallOptions.DEFAULT);
    }

    private static byte[] random(int bytes) {
        byte[] message = new byte[bytes];
        new Random(bytes).nextBytes(message);
        return message;
    }

    @Test
    void givenMessagesOfAnySize_whenEchoed_thenTheyComeBack() {
        for (int size : new int[] {0, 1, 16_379, 16_380, 70_000, LARGE_BYTES}) {
            assertThat(echo(random(size))).isEqualTo(random(size));
        }
    }

    @Test
    void givenMoreCallsThanMayBeOpen_whenMadeAtOnce_thenAllAreAnswered() {
        List<CompletableFuture<byte[]>> answers = IntStream.range(0, 3 * Connection.MAX_STREAMS)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> echo(random(i * 100))))
                .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join()).isEqualTo(random(i * 100));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "toy.Toy/Nothing,UNIMPLEMENTED,There is no method Nothing here.",
        "toy.Other/Echo,UNIMPLEMENTED,There is no service toy.Other here.",
        "toy.Toy/Misread,INTERNAL,The message cannot be read: there is nothing to read",
        "toy.Toy/Fail,UNKNOWN,The service failed with java.lang.IllegalStateException.",
        "toy.Toy/FailBadly,UNKNOWN,The service failed with java.lang.OutOfMemoryError."
    })
    void givenACallThatCannotBeAnswered_whenMade_thenItsStatusSaysWhyAndTheNextIsAnswered(
            String method, Code code, String message) {
        assertThatThrownBy(() -> call(method, new byte[10], CallOptions.DEFAULT))
                .isInstanceOfSatisfying(StatusRuntimeException.class, e -> {
                    assertThat(e.getStatus().getCode()).isEqualTo(code);
                    assertThat(e.getStatus().getDescription()).isEqualTo(message);
                });
        assertThat(echo(random(3))).isEqualTo(random(3));
    }

    @Test
    void givenACompressedMessage_whenSent_thenItIsNotUnderstood() {
        assertThatThrownBy(() -> call("toy.Toy/Echo", new byte[1000], CallOptions.DEFAULT.withCompression("gzip")))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED));
    }

    @Test
    void givenARunningCall_whenItsCallerGivesUp_thenItIsInterrupted() throws InterruptedException {
        ClientCall<byte[], byte[]> call =
                channel.newCall(method("toy.Toy/Wait", MethodDescriptor.MethodType.UNARY), CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        call.sendMessage(new byte[0]);
        call.halfClose();
        call.request(1);
        assertThat(toy.waiting.await(1, TimeUnit.MINUTES)).isTrue();
        call.cancel("changed my mind", null);
        assertThat(toy.interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(echo(random(3))).isEqualTo(random(3));
    }

    @Test
    void givenARunningCall_whenItsTimeIsOver_thenItIsInterrupted() throws InterruptedException {
        // On a busy machine the time can be over before the call has begun; then it gets more.
        for (int millis = 200; toy.waiting.getCount() > 0; millis *= 2) {
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
            assertThatThrownBy(() -> call("toy.Toy/Wait", new byte[0], options))
                    .isInstanceOfSatisfying(
                            StatusRuntimeException.class,
                            e -> assertThat(e.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED));
        }
        assertThat(toy.interrupted.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void givenARunningCall_whenItsClientGoesAway_thenItIsInterruptedAndSomebodyHears() throws InterruptedException {
        CompletableFuture<?> answer =
                CompletableFuture.supplyAsync(() -> call("toy.Toy/Wait", new byte[0], CallOptions.DEFAULT));
        assertThat(toy.waiting.await(1, TimeUnit.MINUTES)).isTrue();
        channel.shutdownNow();
        assertThat(toy.interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(toy.left.await(1, TimeUnit.MINUTES)).isTrue();
        assertThatThrownBy(answer::join).hasCauseInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void givenHeldStreams_whenTheClientHasSaidAll_thenOneEndsAndTheOtherStays() {
        CompletableFuture<String> held = new CompletableFuture<>();
        CompletableFuture<String> ended = new CompletableFuture<>();
        hold("toy.Toy/Hold", held);
        StreamObserver<byte[]> requests = hold("toy.Toy/HoldUntilSaid", ended);
        requests.onNext(random(LARGE_BYTES));
        requests.onNext(random(10));
        assertThat(echo(random(3))).isEqualTo(random(3));
        assertThat(ended).isNotDone();
        requests.onCompleted();
        assertThat(ended.join()).isEqualTo("completed");
        assertThat(held).isNotDone();
    }

    private StreamObserver<byte[]> hold(String method, CompletableFuture<String> end) {
        return ClientCalls.asyncBidiStreamingCall(
                channel.newCall(method(method, MethodDescriptor.MethodType.BIDI_STREAMING), CallOptions.DEFAULT),
                new StreamObserver<>() {
                    @Override
                    public void onNext(byte[] message) {
                        end.completeExceptionally(new AssertionError("Nothing was to come."));
                    }

                    @Override
                    public void onError(Throwable failure) {
                        end.complete(failure.toString());
                    }

                    @Override
                    public void onCompleted() {
                        end.complete("completed");
                    }
                });
    }
}
