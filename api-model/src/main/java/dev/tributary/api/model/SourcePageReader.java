package dev.tributary.api.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of sources field by field, to the very value that {@link TributaryJson#mapper()} reads. It knows the
 * document as this release writes it; anything else it leaves to the mapper, and with that every judgement on what is
 * wrong. It is for programs that start, ask once and end: the mapper must first look through the classes of the model,
 * which takes longer than all else that such a program does.
 */
final class SourcePageReader {
    private final JsonParser json;

    private SourcePageReader(JsonParser json) {
        this.json = json;
    }

    /** Returns the page, or nothing if the mapper has to read it. */
    static Optional<Page<Source>> read(byte[] document) {
        try (JsonParser json = TributaryJson.streams().createParser(document)) {
            json.nextToken();
            Page<Source> page = new SourcePageReader(json).page();
            return json.nextToken() == null ? Optional.of(page) : Optional.empty();
        } catch (IOException | DateTimeException | IllegalStateException e) {
            // The mapper reads it again, and says what is wrong with it.
            return Optional.empty();
        }
    }

    private Page<Source> page() throws IOException {
        Page.Builder<Source> page = Page.builder();
        expect(JsonToken.START_OBJECT);
        while (isField()) {
            switch (json.currentName()) {
                case "result" -> page.result(list(this::source));
                case "page" -> page.page(integer());
                case "page_size" -> page.pageSize(integer());
                case "total" -> page.total(integer());
                case "has_next" -> page.hasNext(json.getBooleanValue());
                default -> throw unusual();
            }
        }
        return page.build();
    }

    private Source source() throws IOException {
        Source.Builder source = Source.builder();
        expect(JsonToken.START_OBJECT);
        while (isField()) {
            switch (json.currentName()) {
                case "id" -> source.id(text());
                case "name" -> source.name(text());
                case "connector" -> source.connector(text());
                case "connector_display_name" -> source.connectorDisplayName(text());
                case "created_timestamp" -> source.createdTimestamp(instant());
                case "config" -> source.config(config());
                case "topic_ids" -> source.topicIds(texts());
                case "topics" -> source.topics(texts());
                case "topic_map" -> source.topicMap(textByText());
                case "tasks" -> source.tasks(integers());
                case "task_statuses" -> source.taskStatuses(taskStatuses());
                case "connector_status" -> source.connectorStatus(isNull() ? null : ConnectorStatus.of(word()));
                case "desired_state" -> source.desiredState(isNull() ? null : DesiredState.of(word()));
                case "kc_cluster_id" -> source.kcClusterId(text());
                case "tags" -> source.tags(texts());
                case "sub_id" -> source.subId(text());
                case "tenant_id" -> source.tenantId(text());
                case "service_id" -> source.serviceId(text());
                case "created_from" -> source.createdFrom(isNull() ? null : CreatedFrom.of(word()));
                case "problems" -> source.problems(problems());
                default -> throw unusual();
            }
        }
        return source.build();
    }

    /** What a configuration of Kafka Direct holds: texts, whole numbers, truth values and nulls. */
    private @Nullable SourceConfig config() throws IOException {
        if (isNull()) {
            return null;
        }
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        expect(JsonToken.START_OBJECT);
        while (isField()) {
            String key = json.currentName();
            switch (json.currentToken()) {
                case VALUE_STRING -> config.put(key, json.getText());
                case VALUE_TRUE, VALUE_FALSE -> config.put(key, json.getBooleanValue());
                case VALUE_NUMBER_INT -> config.put(key, json.getIntValue());
                case VALUE_NULL -> config.putNull(key);
                default -> throw unusual();
            }
        }
        return SourceConfig.of(config);
    }

    private @Nullable Map<String, TaskStatus> taskStatuses() throws IOException {
        return isNull() ? null : map(this::taskStatus);
    }

    private TaskStatus taskStatus() throws IOException {
        TaskStatus.Builder status = TaskStatus.builder();
        expect(JsonToken.START_OBJECT);
        while (isField()) {
            if (!json.currentName().equals("state")) {
                throw unusual();
            }
            status.state(text());
        }
        return status.build();
    }

    private @Nullable List<SourceProblem> problems() throws IOException {
        return isNull() ? null : list(this::problem);
    }

    private SourceProblem problem() throws IOException {
        SourceProblem.Builder problem = SourceProblem.builder();
        expect(JsonToken.START_OBJECT);
        while (isField()) {
            switch (json.currentName()) {
                case "code" -> problem.code(text());
                case "message" -> problem.message(text());
                case "remedy" -> problem.remedy(text());
                case "topic" -> problem.topic(text());
                case "partition" -> problem.partition(isNull() ? null : integer());
                case "since" -> problem.since(instant());
                default -> throw unusual();
            }
        }
        return problem.build();
    }

    private @Nullable List<String> texts() throws IOException {
        return isNull() ? null : list(this::word);
    }

    private @Nullable List<Integer> integers() throws IOException {
        return isNull() ? null : list(this::integer);
    }

    private @Nullable Map<String, String> textByText() throws IOException {
        return isNull() ? null : map(this::word);
    }

    private <T> List<T> list(Element<T> element) throws IOException {
        List<T> all = new ArrayList<>();
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            all.add(element.read());
        }
        return all;
    }

    private <T> Map<String, T> map(Element<T> element) throws IOException {
        Map<String, T> all = new LinkedHashMap<>();
        expect(JsonToken.START_OBJECT);
        while (isField()) {
            String key = json.currentName();
            all.put(key, element.read());
        }
        return all;
    }

    private @Nullable Instant instant() throws IOException {
        return isNull() ? null : Instant.parse(word());
    }

    private @Nullable String text() throws IOException {
        return isNull() ? null : word();
    }

    private String word() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return json.getText();
    }

    private int integer() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    private boolean isNull() {
        return json.hasToken(JsonToken.VALUE_NULL);
    }

    /** Goes to the value of the object's next field, or to its end. */
    private boolean isField() throws IOException {
        if (json.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        json.nextToken();
        return true;
    }

    private void expect(JsonToken token) throws IOException {
        if (!json.hasToken(token)) {
            throw unusual();
        }
    }

    private static IOException unusual() {
        return new IOException("left to the mapper");
    }

    /** Reads the value that the parser stands on. */
    @FunctionalInterface
    private interface Element<T> {
        T read() throws IOException;
    }
}
