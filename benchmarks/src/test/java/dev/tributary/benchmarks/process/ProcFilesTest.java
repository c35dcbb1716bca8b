package dev.tributary.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcFilesTest {

    private static final String STAT =
            "4711 (java (x) y) S 1 4711 4711 0 -1 4194560 1000 0 3 0 1234 566 7 8 20 0 33 0 99 1000000 2000\n";

    @Test
    void givenACommandWithSpacesAndParentheses_whenCpuIsRead_thenUserAndSystemTimeAreAdded() {
        assertThat(ProcFiles.parseCpuSeconds(STAT)).isEqualTo(18.0);
    }

    @Test
    void givenSomethingElse_whenCpuIsRead_thenItIsRefused() {
        assertThatThrownBy(() -> ProcFiles.parseCpuSeconds("no such thing"))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("no such thing");
    }

    @Test
    void givenAStatus_whenMemoryIsRead_thenItIsInBytes() {
        String status = "Name:\tjava\nVmPeak:\t  9000 kB\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n";

        assertThat(ProcFiles.parseBytes("VmHWM", status)).isEqualTo(2L << 20);
        assertThat(ProcFiles.parseBytes("VmRSS", status)).isEqualTo(1L << 20);
    }

    @Test
    void givenTheStatusOfAnEndedProcess_whenThePeakIsRead_thenItIsRefused() {
        assertThatThrownBy(() -> ProcFiles.parseBytes("VmHWM", "Name:\tjava\nState:\tZ (zombie)\n"))
                .isInstanceOf(BenchmarkException.class)
                .hasMessageContaining("VmHWM");
    }

    @Test
    void givenThisProcess_whenItsMemoryIsRead_thenItIsMoreThanItsSmallestHeapAndNoMoreThanItsPeak() {
        long pid = ProcessHandle.current().pid();

        assertThat(ProcFiles.residentBytes(pid))
                .isGreaterThan(8L << 20)
                .isLessThanOrEqualTo(ProcFiles.peakResidentBytes(pid));
    }
}
