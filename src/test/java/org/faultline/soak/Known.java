package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;

/** What a scenario has so far, as far as its acts may name it. */
final class Known {
    static final long PAGE = 4096;
    /** Pages that one entry of 2 MiB maps. */
    static final long LARGE = 512;

    final List<Disk> disks = new ArrayList<>();
    final List<Disk> spares = new ArrayList<>();
    final List<Disk> characters = new ArrayList<>();
    final List<Disk> blocks = new ArrayList<>();
    final List<String> filesystems = new ArrayList<>();
    final List<Volume> volumes = new ArrayList<>();
    final List<Paper> papers = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    final List<Window> windows = new ArrayList<>();
    /** Behind the pids of all processes that are there from the beginning. */
    private static final int BORN = 1 << 20;
    private int ids;

    /**
     * A block device that may carry a filesystem, a spare one its log or its realtime files; or a character device.
     *
     * @param cut whether it is a partition
     */
    record Disk(String id, long size, boolean cut) {}

    /** A pmem namespace. */
    record Volume(String id, long base, long size, long dataOffset) {}

    /**
     * A regular file; its size is the largest the document says it ever had.
     *
     * <p>{@code shares} tells whether it may share blocks, {@code inCore} whether it may be mapped from the start.
     */
    static final class Paper {
        final String id;
        String path;
        final String filesystem;
        final boolean shares;
        final boolean inCore;
        final boolean device;
        /** Whether the allocator places blocks of it: not of a device's own file, which has all of them for good. */
        final boolean placed;
        long size;

        Paper(String id, String path, String filesystem, boolean shares, boolean inCore, long size) {
            this(id, path, filesystem, shares, inCore, false, true, size);
        }

        private Paper(String id, String path, String filesystem, boolean shares, boolean inCore, boolean device,
                boolean placed, long size) {
            this.id = id;
            this.path = path;
            this.filesystem = filesystem;
            this.shares = shares;
            this.inCore = inCore;
            this.device = device;
            this.placed = placed;
            this.size = size;
        }

        /** A device that is mapped itself, 2 MiB at a time at most. */
        static Paper device(String id, String path, String filesystem, long size) {
            return new Paper(id, path, filesystem, false, true, true, false, size);
        }

        /** A device that is mapped through its own page cache. */
        static Paper cached(String id, String path, String filesystem, long size) {
            return new Paper(id, path, filesystem, false, true, false, false, size);
        }

        long pages() {
            return Math.ceilDiv(size, PAGE);
        }
    }

    /** A process with so many threads behind its first. */
    record Person(int pid, int threads) {}

    /** A mapping. */
    record Window(String id, int pid, Paper paper, long address, long offset, long pages) {}

    /** A process that comes later. */
    Person person() {
        ids++;
        return new Person(BORN + ids, 0);
    }

    /** A name nothing else has. */
    String name(String prefix) {
        ids++;
        return prefix + ids;
    }

    /** An address where a process has nothing mapped, where an entry of 2 MiB could begin. */
    long address() {
        ids++;
        return 0x7000_0000_0000L + ids * 0x4_0000_0000L;
    }

    List<Window> windowsOf(int pid) {
        return windows.stream().filter(w -> w.pid == pid).toList();
    }

    List<Window> windowsTo(Paper paper) {
        return windows.stream().filter(w -> w.paper == paper).toList();
    }
}
