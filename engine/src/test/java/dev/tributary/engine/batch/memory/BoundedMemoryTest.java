package dev.tributary.engine.batch.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;

class BoundedMemoryTest {
    private static final int MIB = 1 << 20;

    private final ByteBudget budget = new ByteBudget(4 * MIB);
    private final DirectBufferPool pool = new DirectBufferPool(4 * MIB);

    private SharedBuffer take(int bytes) {
        ByteBuffer buffer = pool.tryAllocate(bytes);
        budget.settle(0, buffer.capacity());
        return new SharedBuffer(buffer, pool, budget);
    }

    @Test
    void givenAFullBudget_whenReserved_thenItIsRefusedUntilSomethingIsReleased() {
        assertThat(budget.tryReserve(3 * MIB)).isTrue();
        assertThat(budget.tryReserve(2 * MIB)).isFalse();

        budget.release(3 * MIB);

        assertThat(budget.tryReserve(2 * MIB)).isTrue();
    }

    @Test
    void givenNothingInUse_whenMoreThanAllIsReserved_thenItIsGrantedOrNothingWouldEverCome() {
        assertThat(budget.tryReserve(100 * MIB)).isTrue();
    }

    @Test
    void givenARefusal_whenBytesComeFree_thenTheListenerIsToldOnce() {
        AtomicInteger told = new AtomicInteger();
        budget.whenReleased(told::incrementAndGet);
        budget.tryReserve(4 * MIB);
        budget.tryReserve(MIB);

        budget.release(MIB);
        budget.release(MIB);

        assertThat(told).hasValue(1);
    }

    @Test
    void givenBytesThatComeFreeWhileAReservationIsRefused_whenItIs_thenTheListenerIsTold() throws Exception {
        int rounds = 5_000;
        AtomicReferenceArray<ByteBudget> budgets = new AtomicReferenceArray<>(rounds);
        AtomicInteger released = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        Thread releasing = new Thread(() -> releaseEach(budgets, released));
        releasing.start();
        for (int round = 0; round < rounds; round++) {
            ByteBudget full = new ByteBudget(4 * MIB);
            full.whenReleased(told::incrementAndGet);
            full.tryReserve(4 * MIB);
            int before = told.get();
            budgets.set(round, full);
            boolean reserved = full.tryReserve(MIB);
            while (released.get() <= round) {
                Thread.onSpinWait();
            }

            assertThat(reserved || told.get() > before).as("round %s", round).isTrue();
        }
        releasing.join();
    }

    private static void releaseEach(AtomicReferenceArray<ByteBudget> budgets, AtomicInteger released) {
        for (int round = 0; round < budgets.length(); round++) {
            ByteBudget full = budgets.get(round);
            while (full == null) {
                Thread.onSpinWait();
                full = budgets.get(round);
            }
            full.release(4 * MIB);
            released.incrementAndGet();
        }
    }

    @Test
    void givenSeveralHolders_whenTheLastLetsGo_thenTheMemoryComesBack() {
        SharedBuffer buffer = take(MIB);
        buffer.retain(500);
        buffer.release(0);
        assertThat(budget.usedBytes()).isEqualTo(MIB + 500);

        buffer.release(500);

        assertThat(budget.usedBytes()).isZero();
        assertThat(pool.unusedBytes()).isEqualTo(MIB);
    }

    @Test
    void givenMemoryThatCameBack_whenHeldAgain_thenThatIsAnError() {
        SharedBuffer buffer = take(MIB);
        buffer.release(0);

        assertThatThrownBy(() -> buffer.retain(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenABufferThatCameBack_whenAskedForOneAsLarge_thenItIsUsedAgain() {
        ByteBuffer first = pool.tryAllocate(100_000);
        pool.release(first);

        ByteBuffer second = pool.tryAllocate(90_000);

        assertThat(second).isSameAs(first);
        assertThat(second.remaining()).isEqualTo(90_000);
    }

    @Test
    void givenManyBuffersOfAllSizes_whenTheyComeBack_thenNoMoreIsKeptThanAllowed() {
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            buffers.add(pool.tryAllocate(10_000 << (i % 8)));
        }

        buffers.forEach(pool::release);

        assertThat(pool.unusedBytes()).isLessThanOrEqualTo(4 * MIB);
    }

    @Test
    void givenOnlyABufferTwiceAsLarge_whenAskedForLess_thenItIsTakenInsteadOfMoreMemory() {
        ByteBuffer large = pool.tryAllocate(1_000_000);
        pool.release(large);

        assertThat(pool.tryAllocate(500_000)).isSameAs(large);
    }

    @Test
    void givenAFarLargerBuffer_whenAskedForLess_thenNoMoreThanTwiceOfThatIsTaken() {
        ByteBuffer large = pool.tryAllocate(MIB);
        pool.release(large);

        assertThat(pool.tryAllocate(MIB / 4).capacity()).isLessThanOrEqualTo(MIB / 2);
    }

    @Test
    void givenMoreThanTheLimit_whenSomethingMustGo_thenItIsWhatWasNotNeededForTheLongestTime() {
        ByteBuffer large = pool.tryAllocate(2 * MIB);
        ByteBuffer small = pool.tryAllocate(100_000);
        pool.release(large);
        pool.release(small);

        for (int i = 0; i < 4; i++) {
            pool.tryAllocate(MIB / 2);
        }

        assertThat(pool.tryAllocate(100_000)).isSameAs(small);
    }

    @Test
    void givenBuffersInUse_whenOthersComeBack_thenBothTogetherStayWithinTheLimit() {
        ByteBuffer inUse = pool.tryAllocate(3 * MIB);
        ByteBuffer back = pool.tryAllocate(100_000);

        pool.release(back);

        assertThat(inUse.capacity() + pool.unusedBytes()).isLessThanOrEqualTo(4 * MIB);
    }

    @Test
    void givenASmallAnswer_whenAskedFor_thenItIsOnTheHeap() {
        assertThat(pool.tryAllocate(DirectBufferPool.LARGEST_ON_HEAP).isDirect())
                .isFalse();
        assertThat(pool.tryAllocate(DirectBufferPool.LARGEST_ON_HEAP + 1).isDirect())
                .isTrue();
    }
}
