package dev.tributary.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.benchmarks.measure.Metric;
import dev.tributary.benchmarks.measure.RunResult;
import java.util.Locale;
import java.util.Map;

/** Results as JSON: the machine, the settings, every round and the summaries. Stateless. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonReport() {}

    /** Renders all. */
    public static String render(Map<String, String> machine, Map<String, String> settings, Results results) {
        ObjectNode report = JSON.createObjectNode();
        report.set("machine", JSON.valueToTree(machine));
        report.set("settings", JSON.valueToTree(settings));
        ArrayNode rounds = report.putArray("rounds");
        results.all().forEach(result -> addRound(rounds.addObject(), result));
        ObjectNode workloads = report.putObject("summaries");
        for (String workload : results.workloads()) {
            ObjectNode contenders = workloads.putObject(workload);
            for (String contender : results.contenders(workload)) {
                addSummaries(contenders.putObject(contender), results.summaries(workload, contender));
            }
        }
        try {
            return JSON.writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers and texts cannot be written as JSON", e);
        }
    }

    private static void addRound(ObjectNode round, RunResult result) {
        round.put("workload", result.workload());
        round.put("contender", result.contender());
        round.put("round", result.round());
        for (Metric metric : Metric.values()) {
            Double value = result.values().get(metric);
            if (value != null) {
                round.put(key(metric), value);
            }
        }
        result.verification().ifPresent(verification -> {
            round.put("copy_perfect", verification.perfect());
            round.put("records_expected", verification.recordsExpected());
            round.put("records_same", verification.recordsSame());
            round.set("differences", JSON.valueToTree(verification.differences()));
        });
    }

    private static void addSummaries(ObjectNode target, Map<Metric, Summary> summaries) {
        summaries.forEach((metric, summary) -> target.putObject(key(metric))
                .put("median", summary.median())
                .put("min", summary.min())
                .put("max", summary.max())
                .put("rounds", summary.rounds()));
    }

    private static String key(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }
}
