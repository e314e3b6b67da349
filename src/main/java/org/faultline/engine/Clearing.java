package org.faultline.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.UndefinedBytes;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Noted.Note;

/** Poison is cleared from below, at the disk of a namespace: no filesystem on it is asked, and none is told. */
record Clearing(Recorder recorder) {
    private static final KernelSource WRITE = KernelSource.of("pmem_do_write", "drivers/nvdimm/pmem.c");
    private static final KernelSource DISABLE = KernelSource.of("ndctl_namespace_disable_safe", "ndctl/lib/libndctl.c");
    private static final KernelSource COMMAND = KernelSource.of("__nd_ioctl", "drivers/nvdimm/bus.c");

    /** Goes on to the first page that the device does not clear. */
    void zero(Act.WriteZeros act) {
        Pmem pmem = pmem(act.device());
        if (pmem.gone()) {
            refuse(WRITE, pmem, Errno.ENXIO, CallBecause.DEVICE_GONE);
            return;
        }
        ByteRange range = ByteRange.of(pmem.space(), act.offset(), act.length());
        Pfn first = pmem.pfn(range.start());
        long pages = Unit.PAGE.of(range.length());
        for (Map.Entry<Pfn, BadPage> bad : bad(first, pages).entrySet()) {
            if (bad.getValue().known() && !pmem.clearsBad()) {
                written(pmem, first, bad.getKey().number() - first.number());
                refuse(WRITE, pmem, Errno.EIO, CallBecause.DEVICE_CLEARS_NOTHING);
                return;
            }
            if (bad.getValue().known()) {
                recorder.step(Draft.of(WRITE, new TraceEvent.Noted(pmem.id(), Note.CLEARED),
                        CallBecause.CLEARED_FOR_ZEROS, sector(pmem, bad.getKey()), sectors(1)).at(pmem.id()),
                        recorder.machine().cleared(bad.getKey()));
            }
        }
        written(pmem, first, pages);
    }

    /** Bad memory that the driver does not know of stays bad, whatever is written there. */
    private void written(Pmem pmem, Pfn first, long pages) {
        if (pages == 0) {
            return;
        }
        SortedMap<Pfn, BadPage> bad = bad(first, pages);
        UndefinedBytes undefined = recorder.machine().undefined();
        long latent = 0;
        for (long page = 0; page < pages; page++) {
            Pfn pfn = new Pfn(first.number() + page);
            boolean stays = Optional.ofNullable(bad.get(pfn)).filter(BadPage::stops).isPresent();
            latent += stays ? 1 : 0;
            undefined = stays ? undefined : undefined.lost(pfn);
        }
        Draft draft = Draft.of(WRITE, new TraceEvent.Noted(pmem.id(), Note.ZEROED), CallBecause.ZEROS_WRITTEN,
                sector(pmem, first), sectors(pages)).at(pmem.id());
        for (Filesystem fs : mounted(pmem).toList()) {
            draft = draft.and(CallBecause.ZEROS_UNDERNEATH, called(fs));
        }
        recorder.step(latent == 0 ? draft : draft.and(CallBecause.ZEROS_CLEAR_NOTHING, Detail.of(latent)),
                recorder.machine().with(undefined));
    }

    /**
     * The namespace is taken from its driver, every known error in its data is cleared, and it is given back: the pages are
     * new to the kernel, and none is marked. The tool ends well whether or not a command failed. Tool: ndctl/namespace.c
     * nstype_clear_badblocks().
     */
    void clearErrors(Act.ClearErrors act) {
        Pmem pmem = pmem(act.device());
        if (pmem.gone()) {
            refuse(DISABLE, pmem, Errno.ENXIO, CallBecause.DEVICE_GONE);
            return;
        }
        List<Detail> users = Stream.concat(mounted(pmem).map(Clearing::called), mapped(pmem).map(Detail::of)).toList();
        if (!users.isEmpty()) {
            recorder.step(Draft.of(DISABLE, new TraceEvent.Refused(Errno.EBUSY), CallBecause.NAMESPACE_IN_USE,
                    new Detail.Several(users)).at(pmem.id()));
            return;
        }
        Machine after = recorder.machine();
        long cleared = 0;
        for (Map.Entry<Pfn, BadPage> bad : bad(Pfn.holding(pmem.base()), Unit.PAGE.of(pmem.namespaceSize()))
                .entrySet()) {
            boolean asked = bad.getValue().known() && isInData(pmem, bad.getKey()) && hasCommand(pmem);
            cleared += asked ? 1 : 0;
            after = asked ? after.cleared(bad.getKey()) : enabled(after, pmem, bad.getKey(), bad.getValue());
        }
        CallBecause why = !hasCommand(pmem) ? CallBecause.NO_COMMAND_CLEARS
                : cleared == 0 ? CallBecause.NO_ERROR_KNOWN : CallBecause.ERRORS_CLEARED;
        recorder.step(Draft.of(COMMAND, new TraceEvent.Noted(pmem.id(), Note.CLEARED_ALL), why, Detail.of(cleared))
                .at(pmem.id()), after);
    }

    /** Whether there is a firmware that clears what it is asked to; the driver of legacy memory only says that it did. */
    private static boolean hasCommand(Pmem pmem) {
        return pmem.kind() == Pmem.Kind.NVDIMM;
    }

    private static boolean isInData(Pmem pmem, Pfn page) {
        return (pmem.hasPages() ? pmem.data() : pmem.physical()).contains(page.bytes().start());
    }

    /** A page that stays as bad as it is: its namespace is new, and lists what its region does. */
    private static Machine enabled(Machine machine, Pmem pmem, Pfn page, BadPage bad) {
        BadPage now = new BadPage(bad.real(), bad.known() && pmem.recordsBad(), false);
        return now.real() || now.known() ? machine.with(page, now) : machine.unmarked(page);
    }

    private SortedMap<Pfn, BadPage> bad(Pfn first, long pages) {
        return recorder.machine().bad().subMap(first, new Pfn(first.number() + pages));
    }

    private Stream<Filesystem> mounted(Pmem pmem) {
        Machine machine = recorder.machine();
        return machine.filesystems().stream().filter(f -> f.mount().isInMemory() && !f.driver().isDevice())
                .filter(f -> f.volumes().stream().anyMatch(v -> rests(v.on(), pmem)));
    }

    private static Detail called(Filesystem fs) {
        return new Detail.Called(fs.id(), fs.mountPoint());
    }

    private Stream<Device> mapped(Pmem pmem) {
        return recorder.machine().devices().stream()
                .filter(d -> d instanceof DmDevice && rests(d.id(), pmem));
    }

    private boolean rests(LayerId device, Pmem pmem) {
        return new DeviceStack(recorder.machine()).under(device).contains(pmem);
    }

    private Pmem pmem(LayerId id) {
        return (Pmem) recorder.machine().device(id).orElseThrow();
    }

    private static Detail sector(Pmem pmem, Pfn page) {
        return new Detail.InSector(Sector.holding(pmem.toDevice(page.bytes()).start()));
    }

    private static Detail sectors(long pages) {
        return Detail.of(Unit.SECTOR.of(Unit.PAGE.toBytes(pages)));
    }

    private void refuse(KernelSource source, Pmem pmem, Errno errno, CallBecause why) {
        recorder.step(Draft.of(source, new TraceEvent.Refused(errno), why).at(pmem.id()));
    }
}
