package org.faultline.impact.heat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.budget.Budget;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Volume;
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageUser;
import org.faultline.memory.PageUsers;
import org.faultline.playback.RemapSegment;

/**
 * Where something begins or ends in a machine that a failure could meet: a device, a line of a table, a group, a record, a
 * mapping, an entry. Between two seams every page meets the same things, only further on in each of them; nothing is said
 * here of what comes of it.
 */
final class Seams {
    private final Machine machine;
    private final Budget budget;
    private final Map<LayerId, SortedSet<Long>> pagesOfFiles;
    private final Map<LayerId, SortedSet<Long>> bytesOfDevices = new HashMap<>();
    private final SortedSet<Long> frames = new TreeSet<>();

    private Seams(Machine machine, Map<LayerId, SortedSet<Long>> pagesOfFiles, Budget budget) {
        this.machine = machine;
        this.budget = budget;
        this.pagesOfFiles = pagesOfFiles;
    }

    /** The numbers of the frames before which a seam lies; {@code pagesOfFiles} are those of {@link FileSeams}. */
    static SortedSet<Long> of(Machine machine, Map<LayerId, SortedSet<Long>> pagesOfFiles, Budget budget) {
        Seams seams = new Seams(machine, pagesOfFiles, budget);
        machine.devices().forEach(seams::device);
        machine.filesystems().forEach(fs -> {
            seams.volumes(fs);
            seams.records(fs);
        });
        seams.memory();
        seams.down();
        return seams.frames;
    }

    /** The same of devices, tables and groups alone: two pages with none between them lie in the same place of each. */
    static SortedSet<Long> ofPlaces(Machine machine, Budget budget) {
        Seams seams = new Seams(machine, Map.of(), budget);
        machine.devices().forEach(seams::device);
        machine.filesystems().forEach(seams::volumes);
        seams.down();
        return seams.frames;
    }

    private void device(Device device) {
        add(device.id(), 0);
        add(device.id(), device.size());
        if (device instanceof DmDevice mapped) {
            mapped.table().forEach(line -> add(device.id(), line.start()));
        }
        if (device instanceof Pmem pmem) {
            frame(pmem.physical().start());
            frame(pmem.physical().end());
        }
    }

    private void volumes(Filesystem fs) {
        for (Volume volume : fs.volumes()) {
            add(volume.on(), 0);
            add(volume.on(), volume.size());
            fs.groups(volume.role()).forEach(group -> block(fs, volume, fs.offset(group)));
        }
        add(fs.on(), fs.blockCount() * fs.blockSize());
    }

    private void records(Filesystem fs) {
        for (Volume volume : fs.volumes()) {
            for (FsBlock group : fs.groups(volume.role())) {
                budget.spend(Budget.Stage.TRY, 0, 1);
                fs.records(group).forEach(record -> record(fs, volume, record));
            }
        }
    }

    private void record(Filesystem fs, Volume volume, RmapRecord record) {
        long start = fs.offset(record.start());
        block(fs, volume, start);
        block(fs, volume, start + record.blocks() * fs.blockSize());
        fs.inode(record.owner().code()).map(i -> pagesOfFiles.get(i.id())).ifPresent(pages -> {
            long first = record.offset() * fs.blockSize();
            long end = first + record.blocks() * fs.blockSize();
            for (long page : pages.subSet(Unit.PAGE.of(first), Unit.PAGE.covering(end) + 1)) {
                long at = start + Unit.PAGE.toBytes(page) - first;
                add(volume.on(), Math.max(0, at));
                block(fs, volume, Math.max(0, at) / fs.blockSize() * fs.blockSize());
            }
        });
    }

    /** Some kernels ask for one block more than the bad one: it is the one before that meets what begins here. */
    private void block(Filesystem fs, Volume volume, long at) {
        add(volume.on(), Math.max(0, at - fs.blockSize()));
        add(volume.on(), at);
        add(volume.on(), at + fs.blockSize());
    }

    private void memory() {
        for (Pfn bad : machine.bad().keySet()) {
            frames.add(bad.number());
            frames.add(bad.number() + 1);
        }
        for (PageUsers.Run run : machine.users().runs()) {
            frames.add(run.first());
            frames.add(run.end());
            if (run.user() instanceof PageUser.Named named && pagesOfFiles.containsKey(named.file())) {
                pagesOfFiles.get(named.file()).subSet(named.page(), named.page() + run.pages())
                        .forEach(page -> frames.add(run.first() + page - named.page()));
            }
        }
        for (DaxEntries entries : machine.entries().values()) {
            for (DaxEntries.Run run : entries.runs()) {
                frames.add(run.frame().number());
                frames.add(run.frame().number() + run.pages());
                run.named().ifPresent(n -> frames.addAll(List.of(n.number(), n.number() + 1)));
            }
        }
    }

    private void add(LayerId device, long at) {
        bytesOfDevices.computeIfAbsent(device, d -> new TreeSet<>()).add(at);
    }

    /** A page that has bytes of both sides is one by itself. */
    private void frame(long address) {
        frames.add(Unit.PAGE.of(address));
        frames.add(Unit.PAGE.covering(address));
    }

    /** Brings the seams of devices down to those they lie on, the uppermost first, and so to memory. */
    private void down() {
        for (Device device : new DeviceStack(machine).downwards(machine.devices())) {
            for (long at : bytesOfDevices.getOrDefault(device.id(), new TreeSet<>()).headSet(device.size() + 1)) {
                switch (device) {
                    case Pmem pmem -> frame(pmem.dataStart() + at);
                    case Partition part -> add(part.on(), part.start() + at);
                    case DmDevice mapped -> mapped.lines(at, at).forEach(line -> below(mapped, line, at));
                }
            }
        }
    }

    private void below(DmDevice mapped, DmDevice.Line line, long at) {
        RemapSegment.of(mapped, line.start(), at).forEach(s -> {
            add(s.on(), s.at());
            add(s.on(), s.at() + s.length());
        });
        RemapSegment.of(mapped, at, line.start() + line.length()).forEach(s -> add(s.on(), s.at()));
    }
}
