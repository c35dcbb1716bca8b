package dev.tributary.runtime;

import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.secrets.UndecryptableException;
import dev.tributary.runtime.store.Store;

/** Finds out at the start whether the keys are those that the store was written with, not at the first secret. */
final class EncryptionKeyCheck {
    private static final String NAME = "encryption_key_check";
    private static final String TEXT = "tributary";

    private EncryptionKeyCheck() {}

    static void check(Store store, KeyRing keys, SecretCipher cipher) {
        String envelope = store.write(tables -> {
            tables.state().putIfAbsent(NAME, cipher.encrypt(TEXT, "store", NAME));
            return tables.state().get(NAME);
        });
        try {
            cipher.decrypt(envelope, "store", NAME);
        } catch (UndecryptableException e) {
            throw new ServerStartException(
                    "the store " + store.place() + " was written with another encryption key than this server has ("
                            + keys.ids() + "): give it the key that the store's other servers have, in encryption.key"
                            + " (TRIBUTARY_ENCRYPTION_KEY) or in the encryption key file",
                    e);
        }
    }
}
