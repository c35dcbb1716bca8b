package dev.tributary.engine.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record with all that must survive copying, in a form that compares and prints well. */
public record Seen(
        int partition, @Nullable String key, @Nullable String value, List<String> headers, long timestamp) {

    static Seen of(ConsumerRecord<byte[], byte[]> each) {
        List<String> headers = new ArrayList<>();
        for (Header header : each.headers()) {
            headers.add(header.key() + "=" + text(header.value()));
        }
        return new Seen(each.partition(), text(each.key()), text(each.value()), headers, each.timestamp());
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
