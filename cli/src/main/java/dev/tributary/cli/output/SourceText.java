package dev.tributary.cli.output;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.EffectiveTopic;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceProblem;
import dev.tributary.api.model.StillFlowingTopic;
import dev.tributary.api.model.TopicAddition;
import dev.tributary.api.model.TopicListKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sources as people read them. */
public final class SourceText {

    private SourceText() {}

    /** One line for each source. */
    public static String list(List<Source> sources) {
        Table table = new Table("NAME", "ID", "STATUS", "WANTED", "TOPICS", "PROBLEMS");
        for (Source source : sources) {
            table.row(
                    source.name(),
                    source.id(),
                    source.connectorStatus(),
                    source.desiredState(),
                    size(source.topics()),
                    size(source.problems()));
        }
        return table.render();
    }

    /** One source with its topics and what is wrong with it. */
    public static String details(Source source) {
        StringBuilder text = new StringBuilder();
        line(text, "name", source.name());
        line(text, "id", source.id());
        line(text, "status", source.connectorStatus());
        line(text, "wanted", source.desiredState());
        line(text, "created", source.createdTimestamp());
        Map<String, String> topics = source.topicMap();
        if (topics != null) {
            topics.forEach((external, internal) -> line(text, "topic", external + " -> " + internal));
        }
        List<SourceProblem> problems = source.problems();
        if (problems != null) {
            problems.forEach(problem -> appendProblem(text, problem));
        }
        return text.toString();
    }

    /** What a change has made of a source, in one line. */
    public static String brief(Source source) {
        return source.name() + " (" + source.id() + ") is " + source.connectorStatus();
    }

    /** Each topic of a source and the lists that name it. */
    public static String topics(EffectiveTopics topics) {
        Table table = new Table("TOPIC", "INTERNAL TOPIC", "NAMED BY");
        for (EffectiveTopic topic : topics.topics()) {
            String lists = topic.addedBy().stream().map(SourceText::listName).collect(Collectors.joining(", "));
            table.row(topic.name(), topic.internalName(), lists);
        }
        return table.render();
    }

    /** What appending did. */
    public static String appended(AppendTopicsResult result) {
        StringBuilder text = new StringBuilder();
        names(text, "added", result.added());
        names(text, "already there", result.alreadyPresent());
        return text.toString();
    }

    /** What removing did. */
    public static String removed(RemoveTopicsResult result) {
        StringBuilder text = new StringBuilder();
        names(text, "removed", result.removed());
        names(text, "was not there", result.notPresent());
        for (StillFlowingTopic topic : result.stillFlowing()) {
            line(text, "still flowing", topic.name() + ": " + topic.because());
        }
        return text.toString();
    }

    private static String listName(TopicAddition addition) {
        return TopicListKind.OWNER.equals(addition.list())
                ? "owner " + addition.owner()
                : addition.list().text();
    }

    private static void appendProblem(StringBuilder text, SourceProblem problem) {
        String where = problem.topic() == null
                ? ""
                : problem.topic() + (problem.partition() == null ? "" : "-" + problem.partition()) + ": ";
        line(text, "problem", where + problem.message());
        line(text, "  what to do", problem.remedy());
    }

    private static void names(StringBuilder text, String label, List<String> names) {
        if (!names.isEmpty()) {
            line(text, label, String.join(", ", names));
        }
    }

    private static void line(StringBuilder text, String label, @Nullable Object value) {
        if (value != null) {
            text.append(label).append(": ").append(value).append('\n');
        }
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }
}
