package dev.tributary.runtime.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder = Path.of("");

    @Test
    void aMissingFileIsMadeForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("data/encryption.key");

        KeyFile.loadOrCreate(file, random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theKeyThatWasMadeIsReadAgain() {
        Path file = folder.resolve("encryption.key");

        String made = KeyFile.loadOrCreate(file, random).firstId();

        assertThat(KeyFile.loadOrCreate(file, random).firstId()).isEqualTo(made);
    }

    @Test
    void theKeyOfAServerThatWasFasterStays() throws IOException {
        Path file = folder.resolve("encryption.key");
        String faster = KeyFile.loadOrCreate(file, random).firstId();

        KeyFile.create(file, random);

        assertThat(KeyFile.loadOrCreate(file, random).firstId()).isEqualTo(faster);
    }

    @Test
    void nothingButTheFileIsLeft() throws IOException {
        KeyFile.loadOrCreate(folder.resolve("encryption.key"), random);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("encryption.key"));
        }
    }

    @Test
    void aFileWithoutAKeyIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("encryption.key"), "# nothing\n");

        assertThatThrownBy(() -> KeyFile.loadOrCreate(file, random))
                .isInstanceOf(InvalidKeyRingException.class)
                .hasMessage("the encryption key file " + file
                        + " cannot be used: there is no key in it; make one with 'openssl rand -base64 32'");
    }

    @Test
    void aKeyOfTheWrongLengthIsRefusedWithoutRepeatingIt() throws IOException {
        Path file = Files.writeString(folder.resolve("encryption.key"), "aHVzaA==\n");

        assertThatThrownBy(() -> KeyFile.loadOrCreate(file, random))
                .isInstanceOf(InvalidKeyRingException.class)
                .hasMessageContaining("a key has 4 bytes instead of 32")
                .hasMessageNotContaining("aHVzaA");
    }

    @Test
    void aFileThatCannotBeReadIsRefused() throws IOException {
        Path file = Files.createDirectory(folder.resolve("encryption.key"));

        assertThatThrownBy(() -> KeyFile.loadOrCreate(file, random))
                .isInstanceOf(InvalidKeyRingException.class)
                .hasMessageContaining("encryption.key.file");
    }
}
