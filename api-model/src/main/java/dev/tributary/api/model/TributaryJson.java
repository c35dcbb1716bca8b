package dev.tributary.api.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON set-up of the contract. Numbers keep all their digits, fields their order; times are ISO 8601 text; an
 * object that names a field twice is refused.
 */
public final class TributaryJson {
    private static final JsonFactory STREAMS = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TributaryJson() {}

    /** The shared mapper. Safe for use by several threads; nobody may reconfigure it. */
    public static ObjectMapper mapper() {
        return Binding.MAPPER;
    }

    /**
     * Reading and writing token by token, for who cannot wait for the {@link #mapper()} to be made ready. Safe for use
     * by several threads; nobody may reconfigure it.
     */
    public static JsonFactory streams() {
        return STREAMS;
    }

    /**
     * Reads a page of sources to the very value that the {@link #mapper()} reads, and does not wait for that where the
     * document is as this release writes it.
     *
     * @return the page; null if the document is the JSON null
     * @throws IOException if it is something else; the message may quote the document
     */
    public static @Nullable Page<Source> sources(byte[] document) throws IOException {
        Optional<Page<Source>> page = SourcePageReader.read(document);
        return page.isPresent() ? page.get() : mapper().readValue(document, new TypeReference<Page<Source>>() {});
    }

    private static ObjectMapper create() {
        return JsonMapper.builder()
                .annotationIntrospector(new PlainAnnotations())
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .enable(MapperFeature.INFER_BUILDER_TYPE_BINDINGS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build();
    }

    /** Made at the first use of the mapper and not before. */
    private static final class Binding {
        static final ObjectMapper MAPPER = create();
    }

    /**
     * The model has no annotations made of others. Looking for those makes Java read the annotations of each
     * annotation, and make a class for every kind that it finds there, before the first value is read.
     */
    private static final class PlainAnnotations extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isAnnotationBundle(Annotation annotation) {
            return false;
        }
    }
}
