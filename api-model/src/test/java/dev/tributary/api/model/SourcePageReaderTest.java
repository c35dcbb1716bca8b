package dev.tributary.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the mapper is what the mapper reads. */
class SourcePageReaderTest {
    private static final ObjectMapper JSON = TributaryJson.mapper();
    private static final TypeReference<Page<Source>> PAGE = new TypeReference<>() {};

    /** What a document may hold in the place of anything else. */
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "7",
            "3000000000",
            "99999999999999999999",
            "1.5",
            "1e3",
            "\"\"",
            "\" \"",
            "\"7\"",
            "\"true\"",
            "\"Active\"",
            "\"2026-01-02T03:04:05+01:00\"",
            "[]",
            "{}",
            "[null]",
            "[1,\"a\"]",
            "[[]]",
            "{\"state\":null}",
            "{\"state\":\"RUNNING\",\"more\":1}");

    private static final SourceProblem PROBLEM = SourceProblem.builder()
            .code("topic_missing")
            .message("There is no topic orders.")
            .remedy("Create it.")
            .topic("orders")
            .partition(3)
            .since(Instant.parse("2026-01-02T03:04:05.678Z"))
            .build();

    private static final TaskStatus TASK = TaskStatus.builder().state("RUNNING").build();

    private static final Source SOURCE = Source.builder()
            .id("66f0c3a1b2d4e5f601234567")
            .name("shop \"ä\" \uD83D\uDE00")
            .connector("kafkadirect")
            .connectorDisplayName("Kafka Direct")
            .createdTimestamp(Instant.parse("2026-01-02T03:04:05Z"))
            .config(SourceConfig.parse(
                    "{\"format\":\"json\",\"schemas.enable\":false,\"port\":9092,\"unset\":null,\"empty\":\"\"}"))
            .topicIds(List.of("a", "b"))
            .topics(List.of("orders", "payments"))
            .topicMap(Map.of("orders", "shop.orders"))
            .tasks(List.of(0, 1))
            .taskStatuses(Map.of("0", TASK))
            .connectorStatus(ConnectorStatus.of("Somehow"))
            .desiredState(DesiredState.ACTIVE)
            .kcClusterId("cluster")
            .tags(List.of())
            .subId("sub")
            .tenantId("tenant")
            .serviceId("service")
            .createdFrom(CreatedFrom.TERRAFORM)
            .problems(List.of(PROBLEM))
            .build();

    @Test
    void readsEveryFieldOfTheModelItself() throws IOException, ReflectiveOperationException {
        assertThat(fieldsWithoutValue(Source.class, SOURCE)).isEmpty();
        assertThat(fieldsWithoutValue(SourceProblem.class, PROBLEM)).isEmpty();
        assertThat(fieldsWithoutValue(TaskStatus.class, TASK)).isEmpty();

        assertThat(SourcePageReader.read(JSON.writeValueAsBytes(page(SOURCE)))).contains(page(SOURCE));
    }

    @Test
    void readsNullForEveryFieldThatMayBeNull() throws IOException {
        ObjectNode document = JSON.valueToTree(page(SOURCE));
        ObjectNode source = (ObjectNode) document.at("/result/0");
        source.fieldNames().forEachRemaining(name -> source.putNull(name));
        ObjectNode problem = JSON.valueToTree(PROBLEM);
        problem.fieldNames().forEachRemaining(name -> problem.putNull(name));
        ((ArrayNode) document.get("result")).addObject().putArray("problems").add(problem);
        byte[] text = JSON.writeValueAsBytes(document);

        assertThat(SourcePageReader.read(text)).contains(JSON.readValue(text, PAGE));
    }

    @Test
    void readsTheContractsExample() throws IOException {
        byte[] example;
        try (InputStream file = getClass().getResourceAsStream("/dev/tributary/api/spec/examples/source-page.json")) {
            example = Objects.requireNonNull(file).readAllBytes();
        }

        assertThat(SourcePageReader.read(example)).contains(JSON.readValue(example, PAGE));
    }

    @Test
    void neverReadsAnythingElseThanTheMapper() throws IOException {
        Random random = new Random(20260101);
        int readWithoutMapper = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] document = JSON.writeValueAsBytes(oneOddity(random));
            Optional<Page<Source>> read = SourcePageReader.read(document);
            if (read.isPresent()) {
                readWithoutMapper++;
                assertThat(read.get())
                        .as(new String(document, StandardCharsets.UTF_8))
                        .isEqualTo(JSON.readValue(document, PAGE));
            }
        }
        assertThat(readWithoutMapper).isBetween(500, 4_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{\"result\":[],\"page\":1,\"page_size\":10,\"total\":0}",
                "{\"result\":[],\"page\":1,\"page_size\":10,\"total\":0,\"has_next\":false} 1",
                "{\"result\":[],\"page\":1,\"page\":1,\"page_size\":10,\"total\":0,\"has_next\":false}",
                "{\"result\":[{\"id\":\"a\",\"id\":\"a\"}],\"page\":1,\"page_size\":10,\"total\":1,\"has_next\":false}",
                "{\"result\":[{\"id\":\"a\"},\"page\":1,\"page_size\":10,\"total\":1,\"has_next\":false}",
                "{\"result\":[{\"id\":\"a\""
            })
    void leavesItToTheMapperToSayWhatIsWrong(String document) {
        byte[] text = document.getBytes(StandardCharsets.UTF_8);

        assertThat(SourcePageReader.read(text)).isEmpty();
    }

    @Test
    void fieldsOfLaterReleasesSurvive() throws IOException {
        ObjectNode document = JSON.valueToTree(page(SOURCE));
        ((ObjectNode) document.at("/result/0")).put("invented_later", 1.50);
        ((ObjectNode) document.at("/result/0/config")).putObject("nested").put("ratio", 0.10);
        byte[] text = JSON.writeValueAsBytes(document);

        Source read =
                Objects.requireNonNull(TributaryJson.sources(text)).result().get(0);

        assertThat(JSON.writeValueAsString(read)).isEqualTo(JSON.writeValueAsString(document.at("/result/0")));
    }

    @Test
    void whatIsNoPageIsRefusedWithTheMappersWords() {
        byte[] text = "{\"result\":[{\"tasks\":\"none\"}]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TributaryJson.sources(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tasks");
    }

    private static Page<Source> page(Source source) {
        return Page.<Source>builder()
                .result(List.of(source))
                .page(1)
                .pageSize(10)
                .total(1)
                .hasNext(false)
                .build();
    }

    private static List<String> fieldsWithoutValue(Class<?> type, Object value) throws ReflectiveOperationException {
        List<String> empty = new ArrayList<>();
        for (Method each : type.getMethods()) {
            if (each.isAnnotationPresent(JsonProperty.class) && each.invoke(value) == null) {
                empty.add(each.getName());
            }
        }
        assertThat(Arrays.stream(type.getMethods()).filter(each -> each.isAnnotationPresent(JsonProperty.class)))
                .as("the model's fields are found")
                .isNotEmpty();
        return empty;
    }

    /** The whole page, but for one node, which is something else, or is gone. */
    private static ObjectNode oneOddity(Random random) throws IOException {
        ObjectNode document = JSON.valueToTree(page(SOURCE));
        List<JsonNode> parents = new ArrayList<>();
        collect(document, parents);
        JsonNode parent = parents.get(random.nextInt(parents.size()));
        JsonNode odd = JSON.readTree(ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
        if (parent instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), odd);
        } else if (parent instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(10) == 0) {
                object.remove(name);
            } else if (random.nextInt(10) == 0) {
                object.set("odd", odd);
            } else {
                object.set(name, odd);
            }
        }
        return document;
    }

    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }
}
