package dev.tributary.terraform.rpc;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A service that does whatever a test needs. */
final class ToyService implements RpcService {

    static final String NAME = "toy.Toy";

    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch left = new CountDownLatch(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Kind kind(String method) {
        return switch (method) {
            case "Hold" -> Kind.HELD;
            case "HoldUntilSaid" -> Kind.HELD_UNTIL_SAID;
            default -> Kind.ANSWERED;
        };
    }

    @Override
    public byte[] answer(String method, byte[] request) throws RpcException, IOException, InterruptedException {
        return switch (method) {
            case "Echo" -> request;
            case "Wait" -> waitForInterrupt();
            case "Fail" -> throw new IllegalStateException("a secret");
            case "FailBadly" -> throw new OutOfMemoryError("a secret");
            case "Misread" -> throw new IOException("there is nothing to read");
            default -> throw RpcException.unknownMethod(method);
        };
    }

    private byte[] waitForInterrupt() throws InterruptedException {
        waiting.countDown();
        try {
            new CountDownLatch(1).await();
        } finally {
            interrupted.countDown();
        }
        return new byte[0];
    }
}
