package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Features.Dax;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mount of XFS reads the headers of every allocation group; an unmount writes those that changed. */
class GroupHeadersTest {
    private static final int AGF = 1;
    private static final int AGI = 2;
    private static final String AGAIN = "Ending clean mount";

    @ParameterizedTest
    @CsvSource({"linux-6.1, true", "linux-6.12, true", "linux-7.2, false"})
    void oneThatCannotBeReadRefusesTheMountAndShutsDown(String design, boolean again) {
        Trace trace = run(design, xfs(true, true), List.of(block(2, AGI)), remount());

        assertThat(ended(trace)).isEqualTo("EIO");
        assertThat(said(trace)).filteredOn(l -> !l.contains("EXPERIMENTAL") && !l.contains("V5"))
                .startsWith("metadata I/O error in \"xfs_read_agi [xfs]\" at daddr "
                        + Hex.kernel(block(2, AGI) / 512) + " len 8 error 5",
                        "Error -5 reserving per-AG metadata reserve pool.",
                        "Corruption of in-memory data (0x8) detected at xfs_fs_reserve_ag_blocks [xfs]"
                                + " (fs/xfs/xfs_fsops.c).  Shutting down filesystem.",
                        "Please unmount the filesystem and rectify the problem(s)");
        assertThat(said(trace).contains(AGAIN)).isEqualTo(again);
        assertThat(trace.after().filesystem(Stacks.XFS).orElseThrow().isShutDown()).isFalse();
    }

    /** As it was recorded: scrub79320 of the laboratory, a zeroed AGI of group 2. */
    @Test
    void oneThatIsZeroedFailsItsChecksumAndIsNoReadError() {
        Machine machine = xfs(true, true);
        Machine zeroed = machine.with(machine.undefined().lost(pfn(block(2, AGI))));
        Trace trace = run("linux-7.2", zeroed, List.of(), remount());

        assertThat(ended(trace)).isEqualTo("EUCLEAN");
        assertThat(said(trace)).filteredOn(l -> !l.contains("EXPERIMENTAL") && !l.contains("V5")).startsWith(
                "Metadata CRC error detected at xfs_agi_read_verify [xfs], xfs_agi block "
                        + Hex.kernel(block(2, AGI) / 512),
                "Unmount and run xfs_repair", "Error -117 reserving per-AG metadata reserve pool.");
    }

    @ParameterizedTest
    @CsvSource({"true, true, agf", "true, false, agf", "false, true, agi", "false, false, agi"})
    void ofTwoOfOneGroupTheFirstThatIsReadIsTold(boolean reflink, boolean rmapbt, String first) {
        assertThat(unread(xfs(rmapbt, reflink), block(1, AGF), block(1, AGI))).containsExactly(first);
    }

    @Test
    void freeSpaceIsTriedOnceMoreForTheTreeOfOwners() {
        assertThat(unread(xfs(true, false), block(1, AGF))).containsExactly("agf", "agf");
        assertThat(unread(xfs(false, false), block(1, AGF))).containsExactly("agf");
        assertThat(unread(xfs(true, true), block(1, AGF), block(2, AGI))).containsExactly("agf", "agi");
    }

    @Test
    void whoListensIsToldAndNobodyCanListen() {
        Trace trace = run("linux-7.2", xfs(true, true), List.of(block(2, AGI)), remount());

        assertThat(trace.steps().stream().map(Step::event)).hasAtLeastOneElementOfType(TraceEvent.Reported.class);
        assertThat(trace.after().aftermath().unread(Stacks.XFS).monitor()).isEmpty();
    }

    @Test
    void anUnmountWritesThoseThatChangedWhichClearsThem() {
        Trace trace = run("linux-6.12", xfs(true, true), List.of(block(0, 0), block(0, AGF), block(0, AGI)), remount());

        assertThat(ended(trace)).isEmpty();
        assertThat(trace.after().bad()).isEmpty();
    }

    @Test
    void aRecoveryCountsAnewAndIsOverWhenTheMountIsRefused() {
        Act shutDown = new Act.Poison(new Address.OfPfn(pfn(block(3, 5))), new Notice.CorruptPfn());
        List<Act> acts = new ArrayList<>(List.of(shutDown));
        acts.addAll(remount());
        Trace first = run("linux-6.12", xfs(true, true), List.of(block(2, AGI)), acts);
        acts.add(remount().getLast());
        Trace second = run("linux-6.12", xfs(true, true), List.of(block(2, AGI)), acts);

        assertThat(ended(first)).isEqualTo("EIO");
        assertThat(said(first)).last().asString().startsWith("metadata I/O error in \"xfs_read_agi");
        assertThat(said(first)).contains("Starting recovery (logdev: internal)");
        assertThat(said(second)).doesNotContain("Starting recovery (logdev: internal)").contains(AGAIN);
    }

    private static List<String> unread(Machine machine, long... blocks) {
        return said(run("linux-6.12", machine, LongStream.of(blocks).boxed().toList(),
                remount())).stream().filter(l -> l.startsWith("metadata"))
                .map(l -> l.replaceAll(".*xfs_read_(...) .*", "$1")).toList();
    }

    private static long block(int group, int block) {
        Filesystem fs = xfs(true, true).filesystem(Stacks.XFS).orElseThrow();
        return fs.offset(fs.groups().get(group)) + block * 4096L;
    }

    private static Pfn pfn(long offset) {
        return Pfn.holding(Stacks.pmem().toPhysical(ByteRange.of(Stacks.device(), offset, 4096)).start());
    }

    private static List<Act> remount() {
        return List.of(new Act.Unmount(Stacks.XFS), new Act.Mount(Stacks.XFS, Dax.ALWAYS, false));
    }

    private static String ended(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Mounted.class::isInstance)
                .map(TraceEvent.Mounted.class::cast).reduce((a, b) -> b).orElseThrow().ending().word();
    }

    /** What the last mount says. */
    private static List<String> said(Trace trace) {
        Step last = trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Mounted).reduce((a, b) -> b)
                .orElseThrow();
        return last.log().stream().map(LogLine::text).map(l -> l.replace("XFS (pmem0): ", "")).toList();
    }

    private static Machine xfs(boolean rmapbt, boolean reflink) {
        Request request = new Request(Stacks.XFS, Stacks.PMEM, "/mnt", Stacks.pmem().size(), 4096,
                new Features(rmapbt, reflink, Dax.ALWAYS), List.of(Stacks.file(Stacks.A, 10 * Stacks.MIB)));
        Filesystem fs = ((Made.Ok) Filesystems.find("xfs").orElseThrow().make(request)).filesystem();
        return Stacks.machine(fs.logged());
    }

    private static Trace run(String design, Machine machine, List<Long> bad, List<Act> acts) {
        Machine listed = machine;
        for (long offset : bad) {
            listed = listed.with(pfn(offset), new BadPage(false, true, false));
        }
        return Engine.run(listed, acts, Designs.find(design).orElseThrow());
    }
}
