package org.faultline.playback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.machine.Machine;

/**
 * What every byte of a namespace or mapped device is used for, as runs in ascending order without gaps; offsets are
 * numbers of its {@link Ruler}.
 */
public record Usage(List<Run> runs) {
    /**
     * Bytes that are used alike.
     *
     * @param owners how many files or parts of the filesystem own them
     * @param label the first owner: the last part of a path, or a kind of metadata; empty when nobody owns them
     */
    public record Run(long start, long end, Use use, int owners, String label) {
        boolean isLike(Run other) {
            return end == other.start && use == other.use && owners == other.owners && label.equals(other.label);
        }

        /** The same bytes as the device below sees them. */
        private Run below(long at, long length) {
            return new Run(at, at + length, use == Use.UNMOUNTED ? Use.CLAIMED : use, owners, label);
        }

        private Run moved(long by) {
            return new Run(start + by, end + by, use, owners, label);
        }
    }

    public Usage {
        runs = List.copyOf(runs);
    }

    /** What {@code pmem} is used for in that machine. */
    public static Usage of(Machine machine, Pmem pmem) {
        return of(machine, (Device) pmem);
    }

    /** What the root of a ruler is used for in that machine. */
    public static Usage of(Machine machine, Device root) {
        List<Run> runs = new ArrayList<>();
        long start = Ruler.of(machine, root).start();
        if (start > 0) {
            runs.add(new Run(0, start, Use.RESERVED, 0, "page structures"));
        }
        inside(machine, root, new HashMap<>()).forEach(run -> add(runs, run.moved(start)));
        return new Usage(runs);
    }

    /** The run that holds byte {@code offset} of the namespace. */
    public Run at(long offset) {
        return runs.get(Math.max(0, Bisection.first(runs.size(), i -> runs.get(i).start > offset) - 1));
    }

    /**
     * What the bytes of a device are used for, from its byte 0 to its end: by its filesystem, or by devices on it; {@code known}
     * is what was found of others, each of which is asked once.
     */
    private static List<Run> inside(Machine machine, Device device, Map<LayerId, List<Run>> known) {
        List<Run> there = known.get(device.id());
        if (there != null) {
            return there;
        }
        List<Run> runs = new ArrayList<>();
        Optional<Filesystem> user = machine.userOf(device.id());
        if (user.isPresent()) {
            addFilesystem(runs, user.get(), user.get().volumeOn(device.id()).orElseThrow());
        } else {
            onIt(machine, device, known).stream().sorted(Comparator.comparingLong(Run::start)).forEach(run -> {
                if (runs.isEmpty() || run.start >= runs.getLast().end) {
                    gap(runs, run.start, Use.UNMOUNTED);
                    add(runs, run);
                }
            });
        }
        gap(runs, device.size(), Use.UNMOUNTED);
        known.put(device.id(), runs);
        return runs;
    }

    /** What partitions and mapped devices use of the device below them. */
    private static List<Run> onIt(Machine machine, Device device, Map<LayerId, List<Run>> known) {
        List<Run> runs = new ArrayList<>();
        for (Partition part : machine.partitionsOf(device.id())) {
            inside(machine, part, known)
                    .forEach(run -> runs.add(run.below(part.start() + run.start, run.end - run.start)));
        }
        for (DmDevice mapped : machine.mappedOn(device.id())) {
            for (Run run : inside(machine, mapped, known)) {
                RemapSegment.of(mapped, run.start, run.end).stream().filter(c -> c.on().equals(device.id()))
                        .forEach(c -> runs.add(run.below(c.at(), c.length())));
            }
        }
        return runs;
    }

    private static void gap(List<Run> runs, long end, Use use) {
        long from = runs.isEmpty() ? 0 : runs.getLast().end;
        if (from < end) {
            add(runs, new Run(from, end, use, 0, ""));
        }
    }

    private static void addFilesystem(List<Run> runs, Filesystem fs, Volume volume) {
        if (volume.role() == Role.LOG) {
            add(runs, new Run(0, volume.size(), Use.LOG, 1, "log"));
        }
        for (FsBlock group : fs.groups(volume.role())) {
            long start = fs.offset(group);
            gap(runs, start, Use.FREE);
            new Sweep(runs, fs, start).over(fs.records(group));
        }
        gap(runs, volume.size(), Use.FREE);
    }

    private static void add(List<Run> runs, Run run) {
        if (!runs.isEmpty() && runs.getLast().isLike(run)) {
            run = new Run(runs.removeLast().start, run.end, run.use, run.owners, run.label);
        }
        runs.add(run);
    }

    /** Walks the records of one allocation group and keeps those that cover the current block. */
    private static final class Sweep {
        private final List<Run> runs;
        private final Filesystem fs;
        private final long groupStart;
        private final List<RmapRecord> active = new ArrayList<>();
        private long block;

        Sweep(List<Run> runs, Filesystem fs, long groupStart) {
            this.runs = runs;
            this.fs = fs;
            this.groupStart = groupStart;
        }

        void over(List<RmapRecord> records) {
            for (RmapRecord record : records) {
                advance(record.start().agbno());
                active.add(record);
            }
            advance(Long.MAX_VALUE);
        }

        private void advance(long to) {
            while (block < to && !active.isEmpty()) {
                long next = Math.min(to, active.stream().mapToLong(r -> r.end().agbno()).min().orElse(to));
                emit(next);
                block = next;
                active.removeIf(r -> r.end().agbno() <= block);
            }
            block = to;
        }

        private void emit(long next) {
            long from = groupStart + block * fs.blockSize();
            if (next > block) {
                gap(runs, from, Use.FREE);
                add(runs, new Run(from, groupStart + next * fs.blockSize(), use(), active.size(), label()));
            }
        }

        private Use use() {
            RmapRecord first = active.getFirst();
            if (first.owner().isSpecial()) {
                return switch ((int) first.owner().code()) {
                    case -4 -> Use.LOG;
                    case -7 -> Use.INODES;
                    case -9 -> Use.STAGING;
                    default -> Use.METADATA;
                };
            }
            if (first.isMetadata()) {
                return Use.ATTRIBUTES;
            }
            if (active.stream().allMatch(RmapRecord::unwritten)) {
                return Use.UNWRITTEN;
            }
            return active.size() > 1 ? Use.SHARED : Use.DATA;
        }

        private String label() {
            RmapRecord first = active.getFirst();
            return fs.inode(first.owner().code()).map(Inode::path)
                    .map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .orElseGet(() -> first.owner().label());
        }
    }
}
