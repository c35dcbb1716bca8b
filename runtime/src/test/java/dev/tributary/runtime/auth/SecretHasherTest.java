package dev.tributary.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SecretHasherTest {
    private static final int THREADS_OF_THE_API = 64;

    @Test
    void whoComesWhenTooManyWaitIsRefusedAtOnce() throws Exception {
        SecretHasher hasher = new SecretHasher(new RandomText(new SecureRandom()));
        CyclicBarrier start = new CyclicBarrier(THREADS_OF_THE_API);
        Callable<Boolean> login = () -> {
            start.await();
            try {
                return hasher.hashChosen("guess").isEmpty();
            } catch (BusyException e) {
                return true;
            }
        };

        List<Boolean> refused = atOnce(Collections.nCopies(THREADS_OF_THE_API, login));

        assertThat(refused).contains(true);
        assertThat(Collections.frequency(refused, false)).isGreaterThanOrEqualTo(18);
    }

    private static List<Boolean> atOnce(List<Callable<Boolean>> logins) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(logins.size());
        try {
            List<Boolean> ends = new ArrayList<>();
            for (Future<Boolean> login : threads.invokeAll(logins)) {
                ends.add(login.get());
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }
}
