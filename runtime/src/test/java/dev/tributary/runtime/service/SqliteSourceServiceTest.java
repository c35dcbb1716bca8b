package dev.tributary.runtime.service;

import dev.tributary.runtime.kit.OnServers;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.Stores;
import java.nio.file.Path;

@OnServers
class SqliteSourceServiceTest extends TopicListsContract {
    @Override
    StoreSettings settings(Path folder) {
        return Stores.sqlite(folder);
    }
}
