package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.runtime.http.openapi.OpenApiDocument;
import dev.tributary.runtime.http.openapi.Violations;
import java.io.EOFException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private final BodyReader reader = new BodyReader(1_000, new Violations(Set.of()));

    @Test
    void givenAClientThatHangsUpWhenItsBodyIsReadThenThatIsItsOwnFault() {
        assertThatThrownBy(() -> reader.read(
                        OpenApiDocument.bundled().schema("/components/schemas/TagRequest"), new BrokenRequest()))
                .isInstanceOf(Refusal.class)
                .hasMessage("the body broke off before its end: send it again");
    }

    /** Its connection is gone by the time the body is read. */
    private record BrokenRequest() implements RawRequest {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String path() {
            return "/tags";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }

        @Override
        public InputStream body() throws EOFException {
            throw new EOFException("gone");
        }
    }
}
