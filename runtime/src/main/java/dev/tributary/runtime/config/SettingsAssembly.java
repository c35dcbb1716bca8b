package dev.tributary.runtime.config;

/** Puts parsed values into the settings object: one line for each setting. */
final class SettingsAssembly {
    private SettingsAssembly() {}

    static ServerSettings assemble(Values values) {
        ServerSettings.Builder builder = ServerSettings.builder();
        values.ifSet(Settings.HTTP_HOST, builder::httpHost);
        values.ifSet(Settings.HTTP_PORT, builder::httpPort);
        values.ifSet(Settings.DATA_DIR, builder::dataDir);
        values.ifSet(Settings.STORE_URL, builder::storeUrl);
        values.ifSet(Settings.STORE_USER, builder::storeUser);
        values.ifSet(Settings.STORE_PASSWORD, builder::storePassword);
        values.ifSet(Settings.STORE_POOL_SIZE, builder::storePoolSize);
        values.ifSet(Settings.STORE_TIMEOUT, builder::storeTimeout);
        values.ifSet(Settings.ENCRYPTION_KEY, builder::encryptionKey);
        values.ifSet(Settings.ENCRYPTION_KEY_FILE, builder::encryptionKeyFile);
        values.ifSet(Settings.CLIENT_ID, builder::clientId);
        values.ifSet(Settings.SECRET, builder::secret);
        values.ifSet(Settings.TOKEN_LIFETIME, builder::tokenLifetime);
        values.ifSet(Settings.REFRESH_TOKEN_LIFETIME, builder::refreshTokenLifetime);
        values.ifSet(Settings.WORKER_ID, builder::workerId);
        values.ifSet(Settings.ENGINE_PATH, builder::enginePath);
        values.ifSet(Settings.METADATA_REFRESH, builder::metadataRefresh);
        values.ifSet(Settings.COMMIT_INTERVAL, builder::commitInterval);
        values.ifSet(Settings.COMMIT_IDLE, builder::commitIdle);
        values.ifSet(Settings.TRANSACTION_MAX_BYTES, builder::transactionMaxBytes);
        values.ifSet(Settings.MAX_BYTES_IN_FLIGHT, builder::maxBytesInFlight);
        values.ifSet(Settings.TRANSACTION_TIMEOUT, builder::transactionTimeout);
        values.ifSet(Settings.SESSION_TIMEOUT, builder::sessionTimeout);
        values.ifSet(Settings.REPLICATION_FACTOR, builder::replicationFactor);
        values.ifSet(Settings.SHUTDOWN_TIMEOUT, builder::shutdownTimeout);
        return builder.putAllInternalConnection(values.startingWith(Settings.INTERNAL))
                .putAllDefaultConnection(values.startingWith(Settings.DEFAULT))
                .build();
    }
}
