package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.CachedPages;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files without DAX: what a fault maps, what a report takes, and what a store writes back. */
class PageCacheTest {
    private static final long PAGE = 4096;
    private static final long ADDRESS = 0x7f1000000000L;

    @Test
    void a_read_fault_maps_those_of_the_16_pages_around_that_are_in_the_page_cache() {
        assertThat(present(run("linux-6.12", written(24), touch(101, 5, false)).after(), 101)).isEqualTo("0-15");
        assertThat(present(run("linux-6.12", written(24), touch(101, 20, false)).after(), 101)).isEqualTo("16-23");
    }

    @Test
    void which_16_these_are_depends_on_the_address() {
        Machine machine = Stacks.machine(cached(Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                Stacks.process(101, "p", Stacks.A, ADDRESS + 11 * PAGE, true)).with(Stacks.A, pages(24));

        assertThat(present(run("linux-6.12", machine, touch(101, 20, false)).after(), 101)).isEqualTo("5-20");
        assertThat(present(run("linux-6.12", machine, touch(101, 3, false)).after(), 101)).isEqualTo("0-15");
        assertThat(present(run("linux-7.2", machine, touch(101, 20, false)).after(), 101)).isEqualTo("0-23");
    }

    /** Folios 0-15 and 16-23. The second is mapped beyond the 16 pages around only if it does not hold the last of the file. */
    @ParameterizedTest
    @CsvSource({"24, 0, 13, 11, 0-18", "25, 0, 13, 11, 0-23", "24, 0, 11, 22, 21-23", "25, 1, 11, 3, 0-22",
            "25, 0, 500, 13, 12-23", "25, 0, 496, 13, 0-15"})
    void a_folio_is_mapped_as_a_whole_if_neither_file_nor_mapping_nor_table_end_in_it(long size, long offset, long at,
            long touched, String present) {
        Machine machine = Stacks.machine(cached(new FileRequest(Stacks.A, "/mnt/db/a", Inode.Type.REGULAR, size * PAGE,
                List.of(new Placement(0, Optional.of(10 * Stacks.MIB), size * PAGE, false)), Optional.empty(),
                Inode.Core.LIVE)),
                Stacks.process(101, "p", Stacks.A, ADDRESS + at * PAGE, true)).with(Stacks.A, pages(24))
                .mapMappings(Stacks.A, m -> new Mapping(m.id(), m.address(), m.filesystem(), m.file(), offset * PAGE,
                        m.length(), true, m.pages()));

        assertThat(present(run("linux-7.2", machine, touch(101, touched, false)).after(), 101)).isEqualTo(present);
    }

    @Test
    void a_page_that_is_missing_is_read_with_others_and_a_write_fault_maps_it_alone() {
        assertThat(present(run("linux-6.1", written(0), touch(101, 40, false)).after(), 101)).isEqualTo("32-47");
        assertThat(present(run("linux-6.12", written(0), touch(101, 40, true)).after(), 101)).isEqualTo("40-40");
        assertThat(present(run("linux-7.2", written(0), touch(101, 40, true)).after(), 101)).isEqualTo("40-40");
        assertThat(run("linux-6.1", written(0), touch(101, 40, false)).after().cachedOf(Stacks.A).runs())
                .containsExactly(new CachedPages.Run(24, 32, CachedPages.Origin.READ));
    }

    @ParameterizedTest
    @CsvSource({"linux-6.1, 44-47", "linux-6.12, 44-47", "linux-7.2, 45-45"})
    void a_fault_on_another_page_does_not_map_the_folio_to_read_on_from(String design, String marked) {
        Act at37 = touch(101, 37, false);

        assertThat(present(run(design, written(0), at37).after(), 101))
                .isEqualTo(marked.startsWith("44") ? "32-43" : "32-44 46-47");
        assertThat(present(run(design, written(0), at37, touch(101, 45, false)).after(), 101)).isEqualTo("32-47");
        assertThat(run(design, written(0), at37).after().cachedOf(Stacks.A).holds(53)).isFalse();
        assertThat(run(design, written(0), at37, touch(101, 45, false)).after().cachedOf(Stacks.A).holds(53)).isTrue();
    }

    /** Without large folios what is read ends with the file, so that the page that faulted is the marked one. */
    @ParameterizedTest
    @CsvSource({"false, 240-247 249-255", "true, 240-255"})
    void a_store_to_the_page_to_read_on_from_leaves_it_as_any_other(boolean store, String around) {
        Trace trace = run("linux-5.10", two(), touch(101, 248, store), touch(102, 250, false));

        assertThat(present(trace.after(), 101)).isEqualTo(store ? "248-248" : "240-255");
        assertThat(present(trace.after(), 102)).isEqualTo(around);
    }

    @Test
    void after_a_shutdown_a_fault_reads_nothing_on() {
        Machine read = run("linux-7.2", written(0), touch(101, 37, false)).after();
        Machine shut = read.with(read.filesystem(Stacks.XFS).orElseThrow().shutDown());
        Machine after = run("linux-7.2", shut, touch(101, 45, false)).after();

        assertThat(present(after, 101)).isEqualTo("32-47");
        assertThat(after.cachedOf(Stacks.A).holds(53)).isFalse();
    }

    @Test
    void after_a_shutdown_only_what_is_in_the_page_cache_can_be_read() {
        Machine shut = written(24).with(written(24).filesystem(Stacks.XFS).orElseThrow().shutDown());
        Trace there = run("linux-6.12", shut, touch(101, 20, false));
        Trace missing = run("linux-6.12", shut, touch(101, 25, false));

        assertThat(signals(there)).isZero();
        assertThat(signals(missing)).isEqualTo(1);
        assertThat(present(missing.after(), 101)).isEqualTo("16-23");
        assertThat(signals(run("linux-6.12", shut, touch(101, 20, true)))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.1, 2, 22-23", "linux-6.12, 1, 16-23", "linux-7.2, 1, 16-23"})
    void madvise_goes_on_behind_all_that_is_held_as_one_with_the_page(String design, int reports, String gone) {
        Trace trace = run(design, written(24), touch(101, 20, false), new Act.Poison(
                new Address.OfVirtual(101, ADDRESS + 22 * PAGE), new Notice.Madvise(101), 2));

        assertThat(trace.steps().stream().flatMap(s -> s.log().stream())
                .filter(l -> l.text().contains("clean LRU page"))).hasSize(reports);
        assertThat(pages(trace.after(), 101, PageEntry.Gone.class)).isEqualTo(gone);
        assertThat(trace.after().cachedOf(Stacks.A).holds(22)).isFalse();
    }

    @Test
    void a_punch_takes_its_pages_and_splits_what_lies_in_it_in_part() {
        Act punch = new Act.Punch(101, Stacks.A, 6 * PAGE, PAGE);

        assertThat(present(run("linux-6.1", written(24), touch(101, 5, false), punch).after(), 101))
                .isEqualTo("0-5 7-15");
        Machine large = run("linux-6.12", written(24), touch(101, 5, false), touch(101, 20, false), punch).after();
        assertThat(present(large, 101)).isEqualTo("16-23");
        assertThat(large.cachedOf(Stacks.A).holds(6)).isFalse();
        assertThat(large.cachedOf(Stacks.A).holds(7)).isTrue();
    }

    /** Pages 0 to 31 are one folio, of which the kernel keeps 0-7, 8-9, 11, 12, 13, 14-15, 16-31 or single pages. */
    @ParameterizedTest
    @CsvSource({"linux-6.12, 1, 1", "linux-7.2, 8, 16"})
    void what_a_punch_leaves_of_a_folio_is_split_page_by_page_or_at_the_ends(String design, long before, long behind) {
        Machine punched = run(design, written(32), new Act.Punch(101, Stacks.A, 10 * PAGE, 2 * PAGE)).after();

        assertThat(folio(punched, design, 3)).isEqualTo(before);
        assertThat(folio(punched, design, 9)).isEqualTo(Math.min(2, before));
        assertThat(folio(punched, design, 12)).isEqualTo(1);
        assertThat(folio(punched, design, 13)).isEqualTo(1);
        assertThat(folio(punched, design, 20)).isEqualTo(behind);
    }

    @Test
    void a_punch_takes_its_pages_though_the_filesystem_is_shut_down() {
        Machine machine = written(24);
        Machine shut = machine.with(machine.filesystem(Stacks.XFS).orElseThrow().shutDown());
        Trace trace = run("linux-6.1", shut, touch(101, 5, false), new Act.Punch(101, Stacks.A, 6 * PAGE, PAGE));

        assertThat(present(trace.after(), 101)).isEqualTo("0-5 7-15");
        assertThat(trace.steps().getLast().event()).isEqualTo(new TraceEvent.Refused(Errno.EIO));
    }

    @Test
    void what_the_device_lists_as_bad_cannot_be_read_into_the_page_cache() {
        Machine bad = listed(written(24), 5);
        Machine missing = bad.with(Stacks.A, bad.cachedOf(Stacks.A).without(5, 1));

        assertThat(signals(run("linux-6.1", bad, touch(101, 5, false)))).isZero();
        assertThat(signals(run("linux-6.1", missing, touch(101, 5, false)))).isEqualTo(1);
        assertThat(signals(run("linux-6.1", missing, touch(101, 5, true)))).isEqualTo(1);
        assertThat(present(run("linux-6.1", missing, touch(101, 5, false)).after(), 101)).isEqualTo("0-4 6-15");
    }

    /**
     * A window of 32 pages fails as one request; behind it the page is tried twice, and a page that was not read three times.
     * What is held as one is read as one.
     */
    @ParameterizedTest
    @CsvSource({"linux-6.12, 0, 3, 0, ''", "linux-7.2, 34, 2, 37, 6-6"})
    void a_request_with_a_listed_block_fails_as_a_whole_and_what_came_is_read_by_itself(String design, int once,
            int signals, int twice, String present) {
        Machine bad = listed(written(0), 5);

        Trace first = run(design, bad, touch(101, 5, false));
        assertThat(signals(first)).isEqualTo(1);
        assertThat(told(first)).isEqualTo(once);
        assertThat(first.after().cachedOf(Stacks.A).holds(6)).isTrue();
        assertThat(first.after().cachedOf(Stacks.A).isUpToDate(6)).isFalse();
        Trace second = run(design, bad, new Act.Dispose(101, UserProcess.Disposition.HANDLER), touch(101, 5, false),
                touch(101, 6, false), touch(101, 5, false));
        assertThat(signals(second)).isEqualTo(signals);
        assertThat(told(second)).isEqualTo(twice);
        assertThat(present(second.after(), 101)).isEqualTo(present);
    }

    @Test
    void memory_that_is_bad_and_not_listed_cannot_be_read_in_either() {
        Machine missing = written(0);
        Filesystem fs = missing.filesystem(Stacks.XFS).orElseThrow();
        Machine bad = missing.with(missing.frameOf(fs, fs.inode(Stacks.A).orElseThrow(), 5).orElseThrow(),
                new BadPage(true, false, false));

        assertThat(signals(run("linux-6.12", bad, touch(101, 5, false)))).isEqualTo(1);
        assertThat(last(run("linux-6.12", bad, new Act.Read(101, Stacks.A, 5 * PAGE, PAGE)))).isEqualTo("5+1 EIO");
    }

    @Test
    void a_page_beside_a_listed_block_is_read_by_itself_and_madvise_tries_once_less() {
        Machine bad = listed(written(0), 20);
        Trace beside = run("linux-7.2", bad, touch(101, 10, false));

        assertThat(present(beside.after(), 101)).isEqualTo("10-10");
        assertThat(told(beside)).isEqualTo(32);
        assertThat(told(run("linux-7.2", bad, touch(101, 10, false), new Act.Poison(
                new Address.OfVirtual(101, ADDRESS + 20 * PAGE), new Notice.Madvise(101), 1)))).isEqualTo(34);
    }

    @Test
    void read_2_ends_before_a_listed_block_and_write_2_has_to_read_what_it_writes_in_part() {
        Machine bad = listed(written(0), 12);

        Trace read = run("linux-7.2", bad, new Act.Read(101, Stacks.A, 0, 16 * PAGE));
        assertThat(told(read)).isEqualTo(33);
        assertThat(last(read)).isEqualTo("0+12");
        assertThat(last(run("linux-7.2", bad, new Act.Read(101, Stacks.A, 12 * PAGE, PAGE)))).isEqualTo("12+1 EIO");
        assertThat(last(run("linux-7.2", bad, write(12 * PAGE + 10, 10)))).isEqualTo("12+1 EIO");
        assertThat(told(run("linux-7.2", bad, write(12 * PAGE + 10, 10)))).isEqualTo(1);
        assertThat(last(run("linux-7.2", bad, write(12 * PAGE, PAGE)))).isEqualTo("12+1");
        assertThat(last(run("linux-7.2", listed(written(24), 12), write(12 * PAGE + 10, 10)))).isEqualTo("12+1");
    }

    @ParameterizedTest
    @CsvSource({"linux-5.10, 1", "linux-6.1, 4", "linux-6.12, 4"})
    void a_store_copies_all_shared_blocks_that_are_held_as_one(String design, long copied) {
        Machine trio = Stacks.trio();
        Filesystem fs = trio.filesystem(Stacks.XFS).orElseThrow().mapInodes(i -> i.withDax(false));
        Trace trace = run(design, trio.with(fs), touch(101, 5, true));

        assertThat(trace.steps().stream().map(s -> s.event()).filter(TraceEvent.Changed.class::isInstance)
                .flatMap(e -> ((TraceEvent.Changed) e).moves().stream()).mapToLong(m -> m.blocks()).sum())
                .isEqualTo(copied);
    }

    /** How many pages are held as one with a page. */
    private static long folio(Machine machine, String design, long page) {
        Recorder recorder = new Recorder(machine, Designs.find(design).orElseThrow());
        return PageCache.of(recorder, Stacks.A).orElseThrow().folio(page).orElseThrow().pages();
    }

    private static Machine written(long count) {
        return Stacks.machine(cached(Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                Stacks.process(101, "p", Stacks.A, ADDRESS, true)).with(Stacks.A, pages(count));
    }

    private static Machine two() {
        return Stacks.machine(cached(Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                Stacks.process(101, "p", Stacks.A, ADDRESS, true), Stacks.process(102, "q", Stacks.A, ADDRESS, true));
    }

    private static Filesystem cached(FileRequest file) {
        return Stacks.xfs(true, file).mapInodes(i -> i.withDax(false));
    }

    private static CachedPages pages(long count) {
        return CachedPages.EMPTY.written(0, count * PAGE);
    }

    private static Act touch(int pid, long page, boolean write) {
        return new Act.Touch(pid, new LayerId("m" + pid), page, 1, write);
    }

    private static Trace run(String design, Machine machine, Act... acts) {
        return Engine.run(machine, List.copyOf(Arrays.asList(acts)), Designs.find(design).orElseThrow());
    }

    private static Machine listed(Machine machine, long page) {
        Filesystem fs = machine.filesystem(Stacks.XFS).orElseThrow();
        return machine.with(machine.frameOf(fs, fs.inode(Stacks.A).orElseThrow(), page).orElseThrow(),
                new BadPage(false, true, false));
    }

    private static Act write(long offset, long length) {
        return new Act.Write(101, Stacks.A, offset, length, Placements.NONE);
    }

    /** The pages of the last read(2) or write(2), and how it ended. */
    private static String last(Trace trace) {
        return trace.steps().stream().map(s -> s.event()).filter(TraceEvent.Accessed.class::isInstance)
                .map(TraceEvent.Accessed.class::cast)
                .map(a -> a.firstPage() + "+" + a.pages() + " " + a.ending().word()).map(String::strip)
                .reduce((a, b) -> b).orElseThrow();
    }

    /** How often programs that listen were told of a read that failed. */
    private static long told(Trace trace) {
        return trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Reported r
                && r.report() instanceof HealthReport.ReadFailed).count();
    }

    private static long signals(Trace trace) {
        return trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Signalled).count();
    }

    private static String present(Machine machine, int pid) {
        return pages(machine, pid, PageEntry.Cached.class);
    }

    /** The pages of a process's mapping that have entries of a kind, as {@code 0-15 20-20}. */
    private static String pages(Machine machine, int pid, Class<? extends PageEntry> kind) {
        Mapping mapping = machine.process(pid).orElseThrow().mappings().getFirst();
        return LongStream.range(0, mapping.pageCount()).filter(p -> is(mapping, p, kind) && !is(mapping, p - 1, kind))
                .mapToObj(first -> first + "-" + (LongStream.range(first, mapping.pageCount() + 1)
                        .filter(p -> !is(mapping, p, kind)).findFirst().orElseThrow() - 1))
                .reduce((a, b) -> a + " " + b).orElse("");
    }

    private static boolean is(Mapping mapping, long page, Class<? extends PageEntry> kind) {
        return Optional.of(page).filter(p -> p >= 0).flatMap(p -> mapping.pages().at(p)).filter(kind::isInstance)
                .isPresent();
    }
}
