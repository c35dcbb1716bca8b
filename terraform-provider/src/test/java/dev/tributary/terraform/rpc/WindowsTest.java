package dev.tributary.terraform.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final int DEFAULT_BYTES = 65_535;

    private final SendWindows windows = new SendWindows();
    private final SendWindows.OfStream stream = windows.open();

    private CompletableFuture<Integer> take(int wanted) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return windows.take(stream, wanted);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void givenAFullWindow_whenTheClientMakesRoomOnBoth_thenWhoWaitsGoesOn() throws Exception {
        assertThat(take(DEFAULT_BYTES + 1).join()).isEqualTo(DEFAULT_BYTES);
        CompletableFuture<Integer> waiting = take(100);
        windows.grow(stream, 30);
        assertThat(waiting).isNotDone();
        windows.grow(50);
        assertThat(waiting.join()).isEqualTo(30);
    }

    @Test
    void givenAFullWindow_whenTheStreamIsOver_thenNobodyWaits() {
        assertThat(take(DEFAULT_BYTES).join()).isEqualTo(DEFAULT_BYTES);
        CompletableFuture<Integer> waiting = take(1);
        windows.close(stream);
        assertThat(waiting.join()).isZero();
    }

    @Test
    void givenOpenStreams_whenTheClientSetsLess_thenTheyMayHaveLessThanNothing() throws Exception {
        assertThat(take(1000).join()).isEqualTo(1000);
        windows.initial(10, List.of(stream));
        windows.grow(stream, 1000);
        assertThat(take(1000).join()).isEqualTo(10);
    }

    @Test
    void givenWhatComes_whenHalfOfItIsUsed_thenTheClientIsToldThatItOpens() throws ConnectionException {
        ReceiveWindow window = new ReceiveWindow(100);
        assertThat(window.take(49)).isZero();
        assertThat(window.take(1)).isEqualTo(50);
        assertThat(window.take(0)).isZero();
        assertThatThrownBy(() -> window.take(101))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FLOW_CONTROL_ERROR));
    }
}
