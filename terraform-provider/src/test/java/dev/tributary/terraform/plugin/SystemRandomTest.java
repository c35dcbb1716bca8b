package dev.tributary.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemRandomTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private SecureRandom of(byte... bytes) throws IOException {
        return SystemRandom.create(Files.write(folder.resolve("random"), bytes));
    }

    @Test
    void givenThisSystem_thenNumbersAreNotTheSameTwice() {
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        SystemRandom.create().nextBytes(first);
        SystemRandom.create().nextBytes(second);
        assertThat(first).isNotEqualTo(second);
        assertThat(SystemRandom.create().generateSeed(32)).isNotEqualTo(first);
    }

    @Test
    void givenTheSystemsNumbers_thenThoseAreTakenInTheirOrderAndNoneTwice() throws IOException {
        SecureRandom random = of((byte) 1, (byte) 2, (byte) 3, (byte) 4);
        byte[] first = new byte[1];
        random.nextBytes(first);
        assertThat(first).containsExactly(1);
        assertThat(random.generateSeed(3)).containsExactly(2, 3, 4);
    }

    /** Better no key than one of zeros. */
    @Test
    void givenTooFewNumbers_thenItFails() throws IOException {
        SecureRandom random = of((byte) 1);
        assertThatThrownBy(() -> random.nextBytes(new byte[2]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("random numbers cannot be read");
    }

    @Test
    void givenASystemWithoutThem_thenJavasOwnAreTaken() {
        assertThat(SystemRandom.create(folder.resolve("missing"))).isNotInstanceOf(SystemRandom.class);
    }
}
