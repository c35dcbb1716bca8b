package dev.tributary.terraform.resource;

import dev.tributary.api.model.kafkadirect.TopicLists;
import dev.tributary.terraform.schema.Equivalence;

/** What comma-separated lists mean: which entries they have, whatever their order, their spaces and repetitions. */
final class ListMeaning {

    /** The equivalence of lists with the same entries. */
    static final Equivalence SAME_ENTRIES = Equivalence.byNormalText(ListMeaning::normal);

    private ListMeaning() {}

    private static String normal(String list) {
        return String.join(",", TopicLists.parse(list).stream().sorted().toList());
    }
}
