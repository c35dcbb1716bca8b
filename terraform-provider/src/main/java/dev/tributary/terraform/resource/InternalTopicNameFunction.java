package dev.tributary.terraform.resource;

import dev.tributary.api.model.kafkadirect.InternalTopicNames;
import dev.tributary.terraform.provider.ProviderFunction;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.Value;
import java.util.List;

/** {@code provider::tributary::internal_topic_name}. */
final class InternalTopicNameFunction implements ProviderFunction {

    @Override
    public Signature signature() {
        return new Signature(
                "The internal topic of an external one",
                "Returns the name that a topic has on the internal cluster: prefix and topic, with a `.` between unless"
                        + " the prefix ends in `.`, `_` or `-`.",
                List.of(
                        new Parameter("prefix", Type.STRING, "The `topic_prefix` of the source."),
                        new Parameter("topic", Type.STRING, "The topic on the external cluster.")),
                Type.STRING);
    }

    @Override
    public Value call(List<Value> arguments) throws ArgumentException {
        String prefix = text(arguments, 0);
        String topic = text(arguments, 1);
        if (!InternalTopicNames.hasLegalCharacters(prefix)) {
            throw new ArgumentException(
                    0, "\"" + prefix + "\" is not a prefix; use letters, digits, '.', '_' and '-', at least one.");
        } else if (!InternalTopicNames.isLegal(topic)) {
            throw new ArgumentException(
                    1, "\"" + topic + "\" is not a topic name; use up to 249 letters, digits, '.', '_' and '-'.");
        }
        String name = InternalTopicNames.internalName(prefix, topic);
        if (!InternalTopicNames.isLegal(name)) {
            throw new ArgumentException(
                    0,
                    "The name would have " + name.length() + " characters, and Kafka accepts 249; shorten the prefix.");
        }
        return Value.ofText(name);
    }

    private static String text(List<Value> arguments, int place) {
        return arguments.get(place) instanceof Value.Text text ? text.content() : "";
    }
}
