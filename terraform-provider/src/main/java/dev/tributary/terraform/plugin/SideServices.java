package dev.tributary.terraform.plugin;

import com.google.protobuf.Empty;
import dev.tributary.terraform.proto.ConnInfo;
import dev.tributary.terraform.proto.GRPCBrokerGrpc;
import dev.tributary.terraform.proto.GRPCControllerGrpc;
import dev.tributary.terraform.proto.GRPCStdioGrpc;
import dev.tributary.terraform.proto.HealthCheckRequest;
import dev.tributary.terraform.proto.HealthCheckResponse;
import dev.tributary.terraform.proto.HealthGrpc;
import dev.tributary.terraform.proto.StdioData;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** What go-plugin calls beside the provider's own service. */
final class SideServices {

    private SideServices() {}

    /** Returns the services; {@code shutdown} is run when the client asks the process to end. */
    static List<BindableService> all(Runnable shutdown) {
        return List.of(new Controller(shutdown), new Stdio(), new Broker(), new Health());
    }

    private static final class Controller extends GRPCControllerGrpc.GRPCControllerImplBase {

        private final Runnable shutdown;

        Controller(Runnable shutdown) {
            this.shutdown = shutdown;
        }

        @Override
        public void shutdown(
                dev.tributary.terraform.proto.Empty request,
                StreamObserver<dev.tributary.terraform.proto.Empty> observer) {
            observer.onNext(dev.tributary.terraform.proto.Empty.getDefaultInstance());
            observer.onCompleted();
            shutdown.run();
        }
    }

    /** Stays open and silent: what we write goes to the real standard error, which the client reads anyway. */
    private static final class Stdio extends GRPCStdioGrpc.GRPCStdioImplBase {
        @Override
        public void streamStdio(Empty request, StreamObserver<StdioData> observer) {}
    }

    /** Stays open and silent: a provider opens no further connections. */
    private static final class Broker extends GRPCBrokerGrpc.GRPCBrokerImplBase {
        @Override
        public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> observer) {
            return new StreamObserver<>() {
                @Override
                public void onNext(ConnInfo request) {}

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onCompleted() {
                    observer.onCompleted();
                }
            };
        }
    }

    private static final class Health extends HealthGrpc.HealthImplBase {
        @Override
        public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
            observer.onNext(HealthCheckResponse.newBuilder()
                    .setStatus(HealthCheckResponse.ServingStatus.SERVING)
                    .build());
            observer.onCompleted();
        }
    }
}
