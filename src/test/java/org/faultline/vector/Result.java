package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.format.words.ValueText;
import org.faultline.kernel.LogLine;
import org.faultline.memory.PageEntry;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** What a run came to, in the words of the vectors. */
record Result(Trace trace) {
    /** memory_failure() returned 0, and the filesystem lives. */
    Result isRecovered() {
        assertThat(verdict().word()).isEqualTo("Recovered");
        assertThat(logs()).anyMatch(l -> l.endsWith("recovery action for dax page: Recovered"));
        return this;
    }

    /** memory_failure() returned that errno. */
    Result failsWith(String errno) {
        assertThat(verdict().ending().word()).isEqualTo(errno);
        assertThat(logs()).anyMatch(l -> l.endsWith("recovery action for dax page: Failed"));
        return this;
    }

    /** XFS shut down for damage on disk: flag 0x10. */
    Result shutsDown() {
        return shutsDownWith(0x10);
    }

    Result shutsDownWith(int flag) {
        assertThat(events(TraceEvent.ShutDown.class)).extracting(TraceEvent.ShutDown::flag).containsExactly(flag);
        assertThat(trace.after().filesystem(VectorMachine.XFS).orElseThrow().isShutDown()).isTrue();
        return this;
    }

    Result staysAlive() {
        assertThat(events(TraceEvent.ShutDown.class)).isEmpty();
        assertThat(trace.after().filesystem(VectorMachine.XFS).orElseThrow().isShutDown()).isFalse();
        return this;
    }

    /** Every signal, such as {@code 101 BUS_MCEERR_AR 0x7f1000005000 lsb 12}. */
    Result signals(String... expected) {
        assertThat(events(TraceEvent.Signalled.class).stream().map(s -> s.pid() + " " + s.signal().code() + " 0x"
                + Long.toHexString(s.signal().address()) + " lsb " + s.signal().lsb())).containsExactly(expected);
        return this;
    }

    /** That line is in the kernel log. */
    Result logs(String line) {
        assertThat(logs()).contains(line);
        return this;
    }

    /** The kernel log says of that process that it is sent a SIGBUS, and of so many pages that they are recovered. */
    Result logsKillOf(int pid, int recovered) {
        assertThat(logs()).anyMatch(l -> l.contains("Sending SIGBUS to t_mmap_cow_memo:" + pid + " due to"));
        assertThat(logs()).filteredOn(l -> l.endsWith("recovery action for dax page: Recovered")).hasSize(recovered);
        return this;
    }

    /** Whether a process has persistent memory in its page table at that page of its mapping. */
    Result maps(int pid, long page, boolean expected) {
        assertThat(trace.after().process(pid).orElseThrow().mappings().getFirst().pages().at(page)
                .filter(PageEntry.Dax.class::isInstance).isPresent()).as("%d maps page %d", pid, page)
                .isEqualTo(expected);
        return this;
    }

    /** A number of a step, such as {@code dm sector = 3000 - 2048 + 4096 = 5048}. */
    Result shows(String value) {
        assertThat(trace.steps().stream().flatMap(s -> s.values().stream()).map(ValueText::of)).contains(value);
        return this;
    }

    Result calls(String function, String arguments) {
        assertThat(trace.steps()).anyMatch(s -> s.source().function().equals(function)
                && arguments(s.event()).contains(arguments));
        return this;
    }

    private static String arguments(TraceEvent event) {
        return event instanceof TraceEvent.Reported reported ? ValueText.of(reported.arguments())
                : event instanceof TraceEvent.Asked asked ? ValueText.of(asked.arguments()) : "";
    }

    Result neverCalls(String function) {
        assertThat(trace.steps()).noneMatch(s -> s.source().function().equals(function));
        return this;
    }

    /** The owners that the reverse map gave, as numbers. */
    Result finds(Long... owners) {
        assertThat(events(TraceEvent.Found.class).getFirst().records()).extracting(r -> r.owner().code())
                .containsExactly(owners);
        return this;
    }

    /** The true owners of the bad page, as numbers. */
    Result isOwnedBy(Long... owners) {
        assertThat(verdict().owners()).extracting(o -> o.record().owner().code()).containsExactly(owners);
        return this;
    }

    /** The errno of the access with that number, from 0; empty when it worked. */
    Result access(int number, String errno) {
        assertThat(events(TraceEvent.Accessed.class).get(number).ending().word()).isEqualTo(errno);
        return this;
    }

    Optional<Pfn> frame(long page) {
        var fs = trace.after().filesystem(VectorMachine.XFS).orElseThrow();
        return trace.after().frameOf(fs, fs.inode(VectorMachine.A).orElseThrow(), page);
    }

    boolean isBad(long pfn) {
        return trace.after().bad(new Pfn(pfn)).isPresent();
    }

    private Verdict verdict() {
        return trace.verdicts().getFirst();
    }

    private List<String> logs() {
        return trace.steps().stream().flatMap(s -> s.log().stream().map(LogLine::text)).toList();
    }

    private <E extends TraceEvent> List<E> events(Class<E> kind) {
        return trace.steps().stream().map(s -> s.event()).filter(kind::isInstance).map(kind::cast).toList();
    }
}
