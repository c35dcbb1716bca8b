package dev.tributary.runtime.service;

import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.Stores;
import java.nio.file.Path;

class SqliteSourceServiceTest extends TopicListsContract {
    @Override
    StoreSettings settings(Path folder) {
        return Stores.sqlite(folder);
    }
}
