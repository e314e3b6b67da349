package org.faultline.playback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.Inode;
import org.faultline.stack.Mapped;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.RmapRecord;
import org.faultline.stack.Stack;

/** What every byte of a namespace is used for, as runs in ascending order without gaps; offsets count from its start. */
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
    }

    public Usage {
        runs = List.copyOf(runs);
    }

    /** What {@code pmem} is used for in that machine. */
    public static Usage of(Stack stack, Pmem pmem) {
        List<Run> runs = new ArrayList<>();
        if (pmem.dataOffset() > 0) {
            runs.add(new Run(0, pmem.dataOffset(), Use.RESERVED, 0, "info + memmap"));
        }
        for (Mounted mounted : mounted(stack, pmem)) {
            gap(runs, mounted.start, Use.UNMOUNTED);
            addFilesystem(runs, mounted);
        }
        gap(runs, pmem.namespaceSize(), Use.UNMOUNTED);
        return new Usage(runs);
    }

    /** The run that holds byte {@code offset} of the namespace. */
    public Run at(long offset) {
        int low = 0;
        int high = runs.size() - 1;
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            if (runs.get(mid).start <= offset) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return runs.get(low);
    }

    private record Mounted(Filesystem fs, long start) {}

    private static List<Mounted> mounted(Stack stack, Pmem pmem) {
        List<Mounted> all = new ArrayList<>();
        for (Filesystem fs : stack.filesystems()) {
            start(stack, pmem, stack.device(fs.on())).ifPresent(start -> all.add(new Mounted(fs, start)));
        }
        all.sort(Comparator.comparingLong(Mounted::start));
        return all;
    }

    private static Optional<Long> start(Stack stack, Pmem pmem, Optional<Device> device) {
        if (device.isEmpty()) {
            return Optional.empty();
        }
        return switch (device.get()) {
            case Pmem p -> p.id().equals(pmem.id()) ? Optional.of(pmem.dataOffset()) : Optional.empty();
            case Mapped mapped -> Optional.empty();
            case Partition part -> start(stack, pmem, stack.device(part.on())).map(below -> below + part.start());
        };
    }

    private static void gap(List<Run> runs, long end, Use use) {
        long from = runs.isEmpty() ? 0 : runs.getLast().end;
        if (from < end) {
            add(runs, new Run(from, end, use, 0, ""));
        }
    }

    private static void addFilesystem(List<Run> runs, Mounted mounted) {
        Filesystem fs = mounted.fs;
        for (int ag = 0; ag < fs.groups().size(); ag++) {
            long start = mounted.start + fs.offset(fs.groups().get(ag));
            gap(runs, start, Use.FREE);
            new Sweep(runs, fs, start).over(fs.records(ag));
        }
        gap(runs, mounted.start + fs.blockCount() * fs.blockSize(), Use.FREE);
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
