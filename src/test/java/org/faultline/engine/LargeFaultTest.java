package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.device.DmDevice;
import org.faultline.device.Pmem;
import org.faultline.device.target.Targets;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageEntry.Level;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a fault enters 2 MiB at once, and when it has to be 4 KiB. */
class LargeFaultTest {
    private static final long MIB = Stacks.MIB;
    private static final long PAGE = 4096;
    private static final long ADDRESS = 0x7f1000000000L;
    private static final LayerId M1 = new LayerId("m1");
    private static final LayerId M2 = new LayerId("m2");
    private static final KernelDesign LINUX = design("linux-6.12");

    @Test
    void address_offset_and_memory_that_are_congruent_make_one_entry() {
        Machine after = touched(machine(file(20 * MIB), map(1, M1, ADDRESS, 0, 4 * MIB)), read(1, M1, 5));

        assertThat(entry(after, M1, 5)).contains(new PageEntry.Dax(0x100000000L + 38 * MIB + 5 * PAGE, false,
                Level.PMD));
        assertThat(entry(after, M1, 511)).map(PageEntry::level).contains(Level.PMD);
        assertThat(entry(after, M1, 512)).isEmpty();
        assertThat(after.entriesOf(Stacks.A).named(5)).contains(Pfn.holding(0x100000000L + 38 * MIB));
    }

    /** Byte of the device, address, offset and length of the mapping in pages; only the first row fits. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1024, PMD", "1, 0, 0, 1024, PTE", "0, 1, 0, 1024, PTE", "0, 0, 1, 1024, PTE",
            "0, 1, 1, 1024, PTE", "0, 0, 0, 511, PTE", "0, 0, 0, 512, PMD", "0, 0, 512, 512, PMD"})
    void all_of_it_must_fit(long device, long address, long offset, long pages, Level level) {
        Machine machine = machine(file(20 * MIB + device * PAGE),
                map(1, M1, ADDRESS + address * PAGE, offset * PAGE, pages * PAGE));

        assertThat(entry(touched(machine, read(1, M1, 5)), M1, 5)).map(PageEntry::level).contains(level);
    }

    @Test
    void behind_a_piece_that_does_not_fit_the_next_one_does() {
        Machine machine = machine(file(20 * MIB), map(1, M1, ADDRESS + PAGE, PAGE, 6 * MIB));

        assertThat(entry(touched(machine, read(1, M1, 5)), M1, 5)).map(PageEntry::level).contains(Level.PTE);
        assertThat(entry(touched(machine, read(1, M1, 511)), M1, 511)).map(PageEntry::level).contains(Level.PMD);
    }

    @Test
    void the_end_of_the_file_and_the_end_of_an_extent_are_in_the_way() {
        FileRequest small = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 2 * MIB - PAGE,
                List.of(new Placement(0, Optional.of(20 * MIB), 2 * MIB, false)), Optional.empty(), Inode.Core.LIVE);
        FileRequest parted = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 4 * MIB,
                List.of(new Placement(0, Optional.of(20 * MIB), MIB, false),
                        new Placement(MIB, Optional.of(60 * MIB), 3 * MIB, false)),
                Optional.empty(), Inode.Core.LIVE);

        for (FileRequest file : List.of(small, parted)) {
            Machine machine = machine(file, map(1, M1, ADDRESS, 0, 2 * MIB));
            assertThat(entry(touched(machine, read(1, M1, 5)), M1, 5)).map(PageEntry::level).contains(Level.PTE);
        }
    }

    @Test
    void unwritten_blocks_of_2_mib_get_a_zero_page_of_that_size_and_a_write_takes_it_away() {
        FileRequest hole = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 4 * MIB,
                List.of(new Placement(0, Optional.of(20 * MIB), 4 * MIB, true)), Optional.empty(), Inode.Core.LIVE);
        Machine read = touched(machine(hole, map(1, M1, ADDRESS, 0, 4 * MIB), map(2, M2, ADDRESS, 0, 4 * MIB)),
                read(1, M1, 5), read(2, M2, 600));
        Machine written = touched(read, new Act.Touch(1, M1, 5, 1, true));

        assertThat(entry(read, M1, 5)).contains(new PageEntry.Zero(Level.PMD, 5));
        assertThat(entry(read, M2, 600)).contains(new PageEntry.Zero(Level.PMD, 88));
        assertThat(entry(written, M1, 5)).contains(
                new PageEntry.Dax(0x100000000L + 38 * MIB + 5 * PAGE, true, Level.PMD));
        assertThat(entry(written, M2, 600)).contains(new PageEntry.Zero(Level.PMD, 88));
    }

    /** Its block would lie where the others leave room for it. */
    @Test
    void a_hole_behind_data_is_not_filled_to_answer_a_write_at_once() {
        FileRequest punched = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 2 * MIB,
                List.of(new Placement(0, Optional.of(20 * MIB), MIB, false),
                        new Placement(MIB + PAGE, Optional.of(21 * MIB + PAGE), MIB - PAGE, false)),
                Optional.empty(), Inode.Core.LIVE);
        Machine machine = machine(punched, map(1, M1, ADDRESS, 0, 2 * MIB));

        Machine after = touched(machine, new Act.Touch(1, M1, 5, 1, true));

        assertThat(entry(after, M1, 5)).map(PageEntry::level).contains(Level.PTE);
        assertThat(after.filesystemOf(Stacks.A).orElseThrow().inode(Stacks.A).orElseThrow().extentAt(256)).isEmpty();
    }

    @Test
    void a_write_to_a_hole_of_2_mib_is_answered_at_once_where_its_blocks_are_to_lie_together() {
        FileRequest empty = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 4 * MIB,
                List.of(new Placement(2 * MIB, Optional.of(60 * MIB), 2 * MIB, false)), Optional.empty(),
                Inode.Core.LIVE);
        Machine machine = machine(empty, map(1, M1, ADDRESS, 0, 4 * MIB));

        assertThat(entry(touched(machine, onto(20 * MIB)), M1, 5)).contains(
                new PageEntry.Dax(0x100000000L + 38 * MIB + 5 * PAGE, true, Level.PMD));
        assertThat(entry(touched(machine, onto(20 * MIB + PAGE)), M1, 5)).contains(
                new PageEntry.Dax(0x100000000L + 38 * MIB + 6 * PAGE, true, Level.PTE));
    }

    private static Act onto(long at) {
        return new Act.Touch(1, M1, 5, 1, true, Placements.of(List.of(new Placements.Run(0, at, 2 * MIB))));
    }

    @Test
    void a_private_mapping_reads_2_mib_and_copies_4_kib() {
        Mapping mapping = new Mapping(M1, ADDRESS, Stacks.XFS, Stacks.A, 0, 4 * MIB, false, PageTable.EMPTY);
        Machine read = touched(Stacks.machine(Stacks.xfs(true, file(20 * MIB)), process(1, mapping)), read(1, M1, 5));
        Machine written = touched(read, new Act.Touch(1, M1, 5, 1, true));

        assertThat(entry(read, M1, 5)).map(PageEntry::level).contains(Level.PMD);
        assertThat(entry(written, M1, 5)).contains(new PageEntry.Private(1, 1));
        assertThat(entry(written, M1, 6)).map(PageEntry::isPresent).contains(false);
        assertThat(entry(touched(written, read(1, M1, 6)), M1, 6)).map(PageEntry::level).contains(Level.PTE);
    }

    /** The copy of the first page is a folio of one page, though the file's entry there is for 2 MiB. */
    @Test
    void madvise_goes_on_by_one_page_behind_a_copy_of_its_own() {
        Mapping mapping = new Mapping(M1, ADDRESS, Stacks.XFS, Stacks.A, 0, 4 * MIB, false, PageTable.EMPTY);
        Machine copied = touched(Stacks.machine(Stacks.xfs(true, file(20 * MIB)), process(1, mapping)), read(1, M1, 5),
                new Act.Touch(1, M1, 5, 1, true));
        Act poison = new Act.Poison(new Address.OfVirtual(1, ADDRESS + 5 * PAGE), new Notice.Madvise(1), 2);

        assertThat(Engine.run(copied, List.of(poison), design("linux-7.2")).verdicts()).hasSize(1);
    }

    @Test
    void a_write_makes_all_of_a_read_entry_writable() {
        Machine after = touched(machine(file(20 * MIB), map(1, M1, ADDRESS, 0, 4 * MIB)), read(1, M1, 5),
                new Act.Touch(1, M1, 9, 1, true));

        assertThat(entry(after, M1, 300)).contains(
                new PageEntry.Dax(0x100000000L + 38 * MIB + 300 * PAGE, true, Level.PMD));
    }

    @Test
    void a_smaller_entry_of_the_file_is_in_the_way_and_so_is_a_listed_bad_block() {
        Machine machine = machine(file(20 * MIB), map(1, M1, ADDRESS, 0, 4 * MIB), map(2, M2, ADDRESS, PAGE, MIB));
        Pfn bad = Pfn.holding(0x100000000L + 38 * MIB + 9 * PAGE);

        assertThat(entry(touched(machine, read(2, M2, 0), read(1, M1, 5)), M1, 5)).map(PageEntry::level)
                .contains(Level.PTE);
        assertThat(entry(touched(machine.with(bad, new BadPage(true, true, false)), read(1, M1, 5)), M1, 5))
                .map(PageEntry::level).contains(Level.PTE);
        assertThat(entry(touched(machine.with(bad, new BadPage(false, false, true)), read(1, M1, 5)), M1, 5))
                .map(PageEntry::level).contains(Level.PMD);
    }

    /** The kernel keeps an entry of 4 KiB for the page, though it names no block; a punch of the page takes it away. */
    @Test
    void a_private_copy_is_in_the_way_of_2_mib_until_its_page_is_punched() {
        Mapping own = new Mapping(M2, ADDRESS, Stacks.XFS, Stacks.A, 0, 4 * MIB, false, PageTable.EMPTY);
        Machine machine = machine(file(20 * MIB), map(1, M1, ADDRESS, 0, 4 * MIB), process(2, own));
        Act copy = new Act.Touch(2, M2, 3, 1, true);

        assertThat(entry(touched(machine, copy, read(1, M1, 5)), M1, 5)).map(PageEntry::level).contains(Level.PTE);
        assertThat(entry(touched(machine, copy, read(1, M1, 517)), M1, 517)).map(PageEntry::level)
                .contains(Level.PMD);
        assertThat(entry(touched(machine, read(1, M1, 5), copy, read(1, M1, 9)), M1, 9)).map(PageEntry::level)
                .contains(Level.PMD);
        assertThat(touched(machine, copy).entriesOf(Stacks.A).runs()).isEmpty();
        assertThat(touched(machine, copy, new Act.Punch(1, Stacks.A, 3 * PAGE, PAGE)).entriesOf(Stacks.A).isEmpty())
                .isTrue();
    }

    @Test
    void zeroes_that_nobody_maps_any_more_are_in_the_way_of_2_mib() {
        FileRequest hole = new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 4 * MIB,
                List.of(new Placement(0, Optional.of(20 * MIB), 4 * MIB, true)), Optional.empty(), Inode.Core.LIVE);
        Machine machine = machine(hole, map(1, M1, ADDRESS, 0, 4 * MIB), map(2, M2, ADDRESS, PAGE, MIB));

        assertThat(entry(touched(machine, read(2, M2, 5), new Act.Exit(2), read(1, M1, 9)), M1, 9))
                .map(PageEntry::level).contains(Level.PTE);
    }

    @Test
    void a_smaller_fault_on_a_shared_extent_takes_the_larger_entry_away_since_6_5() {
        Filesystem fs = Stacks.xfs(true, file(20 * MIB), Stacks.reflink(Stacks.B, Stacks.A));
        Machine machine = Stacks.machine(fs, map(1, M1, ADDRESS, 0, 4 * MIB), map(2, M2, ADDRESS, PAGE, MIB));
        List<Act> acts = List.of(read(1, M1, 5), new Act.Touch(2, M2, 0, 4, false));

        Machine late = Engine.run(machine, acts, LINUX).after();
        assertThat(entry(late, M1, 300)).map(PageEntry::isPresent).contains(false);
        assertThat(late.entriesOf(Stacks.A).named(300))
                .contains(Pfn.holding(0x100000000L + 38 * MIB + 4 * PAGE));
        Machine early = Engine.run(machine, acts, design("linux-6.1")).after();
        assertThat(entry(early, M1, 300)).map(PageEntry::level).contains(Level.PMD);
        assertThat(early.entriesOf(Stacks.A).named(300)).contains(Pfn.holding(0x100000000L + 38 * MIB));
    }

    @Test
    void a_striped_device_hands_out_2_mib_since_6_12() {
        Pmem pmem = Stacks.pmem();
        DmDevice.Read read = Targets.find("striped").orElseThrow().read(512 * MIB,
                List.of("2", "4096", "pmem0", "0", "pmem0", "614400"));
        DmDevice dm = new DmDevice(new LayerId("t0"), "t0",
                List.of(new DmDevice.Line(0, 512 * MIB, ((DmDevice.Read.Ok) read).target())));
        Made made = Filesystems.find("ext4").orElseThrow().make(new Request(Stacks.XFS, dm.id(), "/mnt", dm.size(),
                4096, new Features(false, false, Features.Dax.ALWAYS), List.of(file(200 * MIB))));
        Machine machine = new Machine(List.of(pmem, dm), List.of(((Made.Ok) made).filesystem()),
                List.of(map(1, M1, ADDRESS, 0, 4 * MIB)), new TreeMap<>(), false);

        assertThat(entry(Engine.run(machine, List.of(read(1, M1, 5)), LINUX).after(), M1, 5)).map(PageEntry::level)
                .contains(Level.PMD);
        assertThat(entry(Engine.run(machine, List.of(read(1, M1, 5)), design("linux-6.1")).after(), M1, 5))
                .map(PageEntry::level).contains(Level.PTE);
    }

    @Test
    void a_touch_of_more_than_2_mib_enters_one_after_the_other() {
        Machine after = touched(machine(file(20 * MIB), map(1, M1, ADDRESS, 0, 8 * MIB)),
                new Act.Touch(1, M1, 3, 1500, false));

        assertThat(entry(after, M1, 1535)).map(PageEntry::level).contains(Level.PMD);
        assertThat(entry(after, M1, 1536)).isEmpty();
    }

    private static FileRequest file(long at) {
        return new FileRequest(Stacks.A, "/mnt/a", Inode.Type.REGULAR, 8 * MIB,
                List.of(new Placement(0, Optional.of(at), 8 * MIB, false)), Optional.empty(), Inode.Core.LIVE);
    }

    private static Machine machine(FileRequest file, UserProcess... processes) {
        return Stacks.machine(Stacks.xfs(true, file), processes);
    }

    private static UserProcess map(int pid, LayerId id, long address, long offset, long length) {
        return process(pid, new Mapping(id, address, Stacks.XFS, Stacks.A, offset, length, true, PageTable.EMPTY));
    }

    private static UserProcess process(int pid, Mapping mapping) {
        return new UserProcess(new LayerId("p" + pid), pid, "p" + pid, UserProcess.KillPolicy.EARLY,
                UserProcess.Disposition.HANDLER, List.of(mapping), List.of(), UserProcess.Life.RUNNING);
    }

    private static Act read(int pid, LayerId mapping, long page) {
        return new Act.Touch(pid, mapping, page, 1, false);
    }

    private static Machine touched(Machine machine, Act... acts) {
        return Engine.run(machine, new ArrayList<>(List.of(acts)), LINUX).after();
    }

    private static Optional<PageEntry> entry(Machine machine, LayerId mapping, long page) {
        return machine.processes().stream().flatMap(p -> p.mappings().stream()).filter(m -> m.id().equals(mapping))
                .findFirst().flatMap(m -> m.pages().at(page));
    }

    private static KernelDesign design(String id) {
        return Designs.find(id).orElseThrow();
    }
}
