package dev.tributary.terraform.plugin;

import dev.tributary.terraform.proto.Empty;
import dev.tributary.terraform.proto.HealthCheckResponse;
import dev.tributary.terraform.rpc.RpcException;
import dev.tributary.terraform.rpc.RpcService;
import java.util.List;

/** What go-plugin calls beside the provider's own service. */
final class SideServices {

    private SideServices() {}

    /**
     * Returns the services.
     *
     * @param shutdown is run when the client asks the process to end, before it is answered
     */
    static List<RpcService> all(Runnable shutdown) {
        return List.of(
                new Controller(shutdown),
                // What we write goes to the real standard error, which the client reads anyway.
                new Silent("plugin.GRPCStdio", "StreamStdio", RpcService.Kind.HELD),
                // A provider opens no further connections.
                new Silent("plugin.GRPCBroker", "StartStream", RpcService.Kind.HELD_UNTIL_SAID),
                new Health());
    }

    private record Controller(Runnable end) implements RpcService {

        @Override
        public String name() {
            return "plugin.GRPCController";
        }

        @Override
        public byte[] answer(String method, byte[] request) throws RpcException {
            if (!method.equals("Shutdown")) {
                throw RpcException.unknownMethod(method);
            }
            end.run();
            return Empty.getDefaultInstance().toByteArray();
        }
    }

    /** A service of one stream, which stays open and silent. */
    private record Silent(String name, String stream, Kind held) implements RpcService {

        @Override
        public Kind kind(String method) {
            return method.equals(stream) ? held : Kind.ANSWERED;
        }

        @Override
        public byte[] answer(String method, byte[] request) throws RpcException {
            throw RpcException.unknownMethod(method);
        }
    }

    private static final class Health implements RpcService {

        @Override
        public String name() {
            return "grpc.health.v1.Health";
        }

        @Override
        public byte[] answer(String method, byte[] request) throws RpcException {
            if (!method.equals("Check")) {
                throw RpcException.unknownMethod(method);
            }
            return HealthCheckResponse.newBuilder()
                    .setStatus(HealthCheckResponse.ServingStatus.SERVING)
                    .build()
                    .toByteArray();
        }
    }
}
