package dev.tributary.terraform.provider;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.proto.DynamicValue;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What a call of the service answered. */
final class Answer<R> implements StreamObserver<R> {

    private final List<R> responses = new ArrayList<>();
    private boolean completed;

    /** Calls a method of the service and returns its one response. */
    static <Q, R> R to(BiConsumer<Q, StreamObserver<R>> method, Q request) {
        Answer<R> answer = new Answer<>();
        method.accept(request, answer);
        if (!answer.completed || answer.responses.size() != 1) {
            throw new AssertionError("Expected one response and the end, but got " + answer.responses);
        }
        return answer.responses.get(0);
    }

    static DynamicValue message(Value value) {
        return DynamicValue.newBuilder()
                .setMsgpack(ByteString.copyFrom(ValueCodec.toMsgpack(value)))
                .build();
    }

    @Override
    public void onNext(R response) {
        responses.add(response);
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError("The call failed instead of answering.", failure);
    }

    @Override
    public void onCompleted() {
        completed = true;
    }
}
