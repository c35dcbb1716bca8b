package dev.tributary.runtime.config;

import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/** Every name that may be set, and its variable: the fixed settings and the properties of the two connections. */
final class KnownNames {
    private final Map<String, Setting<?>> settings = new LinkedHashMap<>();
    private final Map<String, String> nameOfVariable = new HashMap<>();

    KnownNames() {
        Settings.all().forEach(setting -> settings.put(setting.name(), setting));
        KafkaDirectKeys.CONNECTION.forEach(key -> property(Settings.DEFAULT + key));
        KafkaDirectKeys.CONNECTION.forEach(key -> property(Settings.INTERNAL + key));
        AdminClientConfig.configNames().forEach(key -> property(Settings.INTERNAL + key));
        settings.keySet().forEach(name -> nameOfVariable.put(Setting.variable(name), name));
    }

    private void property(String name) {
        settings.putIfAbsent(name, new Setting<>(name, ValueParsers.text(), null, isSecret(name), ""));
    }

    /** A client property that may hold a credential is one: better to hide too much. */
    private static boolean isSecret(String name) {
        return name.contains("password")
                || name.contains("secret")
                || name.endsWith(".key")
                || name.endsWith("jaas.config");
    }

    @Nullable Setting<?> setting(String name) {
        return settings.get(name);
    }

    /** The name that a variable sets. */
    Optional<String> nameOf(String variable) {
        return Optional.ofNullable(nameOfVariable.get(variable));
    }

    Set<String> names() {
        return settings.keySet();
    }

    Set<String> variables() {
        return nameOfVariable.keySet();
    }
}
