package dev.tributary.terraform.provider;

import dev.tributary.terraform.diagnostic.ProviderException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The parts of one kind, each made when it is first asked for. Safe for use by several threads. */
final class Parts<T> {

    private final String kind;
    private final Map<String, Supplier<T>> suppliers;
    private final Map<String, T> made = new ConcurrentHashMap<>();

    Parts(String kind, Map<String, Supplier<T>> suppliers) {
        this.kind = kind;
        this.suppliers = Map.copyOf(suppliers);
    }

    Set<String> names() {
        return new TreeSet<>(suppliers.keySet());
    }

    T get(String name) throws ProviderException {
        Supplier<T> supplier = suppliers.get(name);
        if (supplier == null) {
            throw new ProviderException(
                    "Unknown " + kind,
                    "This provider has no " + kind + " \"" + name + "\"; it has " + String.join(", ", names()) + ".");
        }
        return made.computeIfAbsent(name, absent -> supplier.get());
    }
}
