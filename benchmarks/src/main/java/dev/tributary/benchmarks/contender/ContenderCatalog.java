package dev.tributary.benchmarks.contender;

import dev.tributary.engine.CopyPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contenders there are, the raw limits among them. Immutable. */
public final class ContenderCatalog {

    private static final Map<String, Contender> BY_NAME = byName(List.of(
            new RawLimit(Contender.Role.FETCH_ONLY),
            new RawLimit(Contender.Role.PRODUCE_ONLY),
            new MirrorMaker(false),
            new MirrorMaker(true),
            new PlainLoop(false),
            new PlainLoop(true),
            new Engine("engine-records", CopyPath.RECORDS, JvmOptions.ENGINE),
            new Engine("engine-bytes-c2", CopyPath.BYTES, JvmOptions.ENGINE_C2),
            new Engine("engine-bytes", CopyPath.BYTES, JvmOptions.ENGINE)));

    private ContenderCatalog() {}

    /** All of them. */
    public static List<Contender> all() {
        return List.copyOf(BY_NAME.values());
    }

    /**
     * Those with these names, in the catalog's order; {@code all} stands for all.
     *
     * @throws IllegalArgumentException when a name is unknown; the message lists the known ones
     */
    public static List<Contender> select(List<String> names) {
        for (String name : names) {
            if (!name.equals("all") && !BY_NAME.containsKey(name)) {
                throw new IllegalArgumentException("There is no contender '" + name + "'; there are "
                        + String.join(", ", BY_NAME.keySet()) + " and all");
            }
        }
        return BY_NAME.values().stream()
                .filter(contender -> names.contains("all") || names.contains(contender.name()))
                .toList();
    }

    private static Map<String, Contender> byName(List<Contender> contenders) {
        Map<String, Contender> byName = new LinkedHashMap<>();
        contenders.forEach(contender -> byName.put(contender.name(), contender));
        return byName;
    }
}
