package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FsError;
import org.faultline.filesystem.Unread;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** What becomes of those who use a namespace whose driver is unbound, kernel by kernel. */
class UnbindTest {
    private static final long LAST_GROUP = 900 * Stacks.MIB;
    private static final Act UNBIND = new Act.Unbind(Stacks.PMEM);
    private static final Act TOUCH = new Act.Touch(101, new LayerId("m101"), 0, 4, false);

    @Test
    void linux612TellsEveryMapperBeforeTheDeviceGoes() {
        Trace trace = run("linux-6.12", late(), TOUCH, UNBIND);

        assertThat(codes(trace)).containsExactly(Signal.Code.BUS_MCEERR_AO);
        assertThat(flags(trace)).containsExactly(0x4);
        assertThat(log(trace)).contains("XFS (pmem0): Device is about to be removed!",
                "XFS (pmem0): User initiated shutdown received.");
        assertThat(trace.after().isGone(Stacks.PMEM)).isTrue();
        assertThat(trace.after().bad()).isEmpty();
    }

    @Test
    void linux61TakesItForAFailureOfTheWholeDevice() {
        Trace trace = run("linux-6.1", early(), TOUCH, UNBIND);

        assertThat(codes(trace)).containsExactly(Signal.Code.BUS_MCEERR_AO);
        assertThat(flags(trace)).containsExactly(0x10);
        assertThat(codes(run("linux-6.1", late(), TOUCH, UNBIND))).isEmpty();
    }

    @Test
    void withoutAReverseMapNobodyIsTold() {
        Machine machine = Stacks.machine(Stacks.xfs(false, Stacks.file(Stacks.A, 10 * Stacks.MIB)), reader());

        assertThat(codes(run("linux-6.12", machine, TOUCH, UNBIND))).isEmpty();
        assertThat(flags(run("linux-6.12", machine, TOUCH, UNBIND))).containsExactly(0x20);
        assertThat(flags(run("linux-6.1", machine, TOUCH, UNBIND))).isEmpty();
        assertThat(lastErrno(run("linux-6.1", machine, TOUCH, UNBIND, new Act.Read(101, Stacks.A, 0, 4096))))
                .isEqualTo("ENXIO");
    }

    @Test
    void ext4IsShutDownWithItsDeviceAndOnlyFanotifyHearsOfIt() {
        Filesystem ext4 = ((Made.Ok) Filesystems.find("ext4").orElseThrow().make(new Request(Stacks.XFS, Stacks.PMEM,
                "/mnt", Stacks.pmem().size(), 4096, new Features(false, false, Features.Dax.ALWAYS),
                List.of(Stacks.file(Stacks.A, 100 * Stacks.MIB)), Optional.empty()))).filesystem();
        Machine machine = Stacks.machine(ext4, reader());

        Trace gone = run("linux-7.2", machine, TOUCH, UNBIND, new Act.Read(101, Stacks.A, 0, 4096));
        assertThat(flags(gone)).containsExactly(2);
        assertThat(log(gone)).containsExactly("EXT4-fs (pmem0): shut down requested (2)");
        assertThat(lastErrno(gone)).isEqualTo("EIO");
        Unread told = run("linux-7.2", machine, TOUCH, UNBIND).after().aftermath().unread(Stacks.XFS);
        assertThat(told.monitor()).isEmpty();
        assertThat(told.error()).contains(new FsError(Optional.empty(), Errno.ESHUTDOWN, 1));
        assertThat(flags(run("linux-6.1", machine, TOUCH, UNBIND))).isEmpty();
    }

    @Test
    void linux72HangsUnlessTheFileLiesInTheLastGroup() {
        Trace hung = run("linux-7.2", machine(10 * Stacks.MIB, reader()), TOUCH, UNBIND);
        assertThat(hung.steps().stream().map(Step::event)).contains(new TraceEvent.Refused(Ending.Break.HANG));
        assertThat(hung.after().isGone(Stacks.PMEM)).isFalse();
        assertThat(hung.after().filesystem(Stacks.XFS).orElseThrow().mount().frozen()).isTrue();
        assertThat(codes(hung)).containsExactly(Signal.Code.BUS_MCEERR_AO);

        Trace gone = run("linux-7.2", machine(LAST_GROUP, reader()), TOUCH, UNBIND);
        assertThat(gone.after().isGone(Stacks.PMEM)).isTrue();
        assertThat(flags(gone)).containsExactly(0x4);
    }

    @Test
    void beforeThePatchSetADeviceGoesWithoutAWord() {
        Trace trace = run("linux-5.10", machine(10 * Stacks.MIB, reader()), TOUCH, UNBIND);

        assertThat(codes(trace)).isEmpty();
        assertThat(flags(trace)).isEmpty();
        assertThat(trace.after().isGone(Stacks.PMEM)).isTrue();
    }

    @Test
    void linux72BreaksWhereAPageTableStillNamesAPageOfTheDeviceThatIsGone() {
        Machine machine = Stacks.machine(Stacks.xfs(false, Stacks.file(Stacks.A, 10 * Stacks.MIB)), reader());
        Act pagemap = new Act.ReadPageMap(101);

        Trace broken = run("linux-7.2", machine, TOUCH, UNBIND, pagemap);
        assertThat(broken.steps().getLast().event()).isEqualTo(new TraceEvent.Refused(Ending.Break.KERNEL_OOPS));
        assertThat(broken.after().process(101).orElseThrow().isRunning()).isFalse();
        assertThat(run("linux-7.2", machine, TOUCH, pagemap).after().process(101).orElseThrow().isRunning()).isTrue();
        assertThat(run("linux-6.12", machine, TOUCH, UNBIND, pagemap).after().process(101).orElseThrow().isRunning())
                .isTrue();
    }

    private static UserProcess reader() {
        return Stacks.process(101, "postgres", Stacks.A, 0x7f1000000000L, true)
                .withDisposition(UserProcess.Disposition.HANDLER);
    }

    private static Machine early() {
        return machine(10 * Stacks.MIB, reader());
    }

    private static Machine late() {
        UserProcess early = reader();
        return machine(10 * Stacks.MIB,
                new UserProcess(early.id(), early.pid(), early.comm(), UserProcess.KillPolicy.LATE,
                        early.sigbus(), early.mappings(), List.of(), UserProcess.Life.RUNNING));
    }

    private static Machine machine(long at, UserProcess process) {
        return Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, at)), process);
    }

    private static List<Signal.Code> codes(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Signalled.class::isInstance)
                .map(e -> ((TraceEvent.Signalled) e).signal().code()).toList();
    }

    private static List<Integer> flags(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.ShutDown.class::isInstance)
                .map(e -> ((TraceEvent.ShutDown) e).flag()).toList();
    }

    private static List<String> log(Trace trace) {
        List<String> lines = new ArrayList<>();
        trace.steps().forEach(s -> s.log().forEach(l -> lines.add(l.text())));
        return lines;
    }

    private static String lastErrno(Trace trace) {
        return ((TraceEvent.Accessed) trace.steps().getLast().event()).ending().word();
    }

    private static Trace run(String design, Machine machine, Act... acts) {
        return Engine.run(machine, List.of(acts), Designs.find(design).orElseThrow());
    }
}
