package dev.tributary.terraform.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.rpc.RpcService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenSchemasTest {

    private static final byte[] NOTHING = new byte[0];

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Answers with the method's name and a word of its own. */
    private record Echo(String word) implements RpcService {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public byte[] answer(String method, byte[] request) {
            return (method + " " + word).getBytes(StandardCharsets.UTF_8);
        }
    }

    private String answer(RpcService service, String method) throws Exception {
        return new String(service.answer(method, NOTHING), StandardCharsets.UTF_8);
    }

    @Test
    void givenAFile_whenAskedForSchemas_thenItIsTheAnswer() throws Exception {
        Path file = folder.resolve("schemas.bin");
        WrittenSchemas.write(new Echo("then"), file);

        WrittenSchemas service = new WrittenSchemas(new Echo("now"), Optional.of(file));

        assertThat(answer(service, "GetProviderSchema")).isEqualTo("GetProviderSchema then");
        assertThat(answer(service, "GetMetadata")).isEqualTo("GetMetadata now");
        assertThat(service.name()).isEqualTo("echo");
    }

    @Test
    void givenNoFile_whenAskedForSchemas_thenTheServiceAnswers() throws Exception {
        WrittenSchemas lost = new WrittenSchemas(new Echo("now"), Optional.of(folder.resolve("lost.bin")));
        WrittenSchemas none = new WrittenSchemas(new Echo("now"), Optional.empty());

        assertThat(answer(lost, "GetProviderSchema")).isEqualTo("GetProviderSchema now");
        assertThat(answer(none, "GetProviderSchema")).isEqualTo("GetProviderSchema now");
    }
}
