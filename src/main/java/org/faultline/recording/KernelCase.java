package org.faultline.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One recorded run of a real kernel, as its file says it; all sizes and offsets in bytes.
 *
 * @param kernel the release, or only its first two numbers
 * @param crashed what broke when the kernel did not survive the run
 * @param fsmap owners of blocks before the first event, by mount point
 */
public record KernelCase(String id, String title, String kernel, Optional<String> crashed, boolean earlyKill,
        List<Device> devices, List<Partition> partitions, List<Table> tables, List<Filesystem> filesystems,
        List<Mount> mounts, List<SetUp> setUp, List<File> files, Map<String, List<Owned>> fsmap,
        List<Process> processes, List<Event> events) {
    private static final String UNMAP = "unmap ";

    /** The same run with other filesystems, mounts and files. */
    KernelCase with(List<Filesystem> made, List<Mount> mounted, List<File> all) {
        return new KernelCase(id, title, kernel, crashed, earlyKill, devices, partitions, tables, made, mounted, setUp,
                all, fsmap, processes, events);
    }

    /** The processes that are there before the first event: of the others the story tells the fork(2) that made them. */
    List<Process> present() {
        return processes.stream().filter(p -> events.stream().noneMatch(e -> e.command().equals("fork " + p.name())))
                .toList();
    }

    /** Whether an event unmaps what was mapped before the first event. */
    boolean unmapsLater(Process process, Mapping m) {
        return events.stream().anyMatch(e -> e.by().filter(process.name()::equals).isPresent()
                && e.command().startsWith(UNMAP) && m.name().equals("m" + e.command().substring(UNMAP.length())));
    }

    /** What a process touched itself: the recorder lists the touches of its parent first, up to the fork. */
    List<Touch> own(Process process, Mapping m) {
        List<Touch> inherited = parent(process).flatMap(p -> p.mapping(m.name()))
                .map(Mapping::touches).orElse(List.of());
        int size = inherited.size();
        boolean begins = size <= m.touches().size() && m.touches().subList(0, size).equals(inherited);
        return begins ? m.touches().subList(size, m.touches().size()) : m.touches();
    }

    /** The process that a process was forked from, which the recorder lists before it. */
    Optional<Process> parent(Process process) {
        return process.parent().flatMap(name -> processes.stream()
                .takeWhile(p -> !p.name().equals(process.name())).filter(p -> p.name().equals(name)).findFirst());
    }

    /** The process from which a process has a mapping since it was forked. */
    Optional<String> parentThatMaps(String child, String mapping) {
        Optional<Process> process = processes.stream().filter(p -> p.name().equals(child)).findFirst();
        return process.flatMap(p -> p.mapping(mapping)).flatMap(m -> process.flatMap(this::parent)
                .filter(p -> p.mapping(mapping).filter(m::isLike).isPresent()).map(Process::name));
    }

    /** A persistent-memory namespace; {@code base} is the physical address of byte 0 of its block device. */
    public record Device(String name, long size, String kind, long base, long dataOffset) {}

    /** A partition as sfdisk was told to make it, in sectors. */
    public record Partition(String disk, long start, long size) {}

    /** A device-mapper device, its table as dmsetup was given it. */
    public record Table(String name, List<String> lines) {}

    /** What mkfs was told and what it said. */
    public record Filesystem(String device, String type, String command, boolean made, String output) {
        /** The path of the device that mkfs was told to use for that: {@code rtdev} or {@code logdev}. */
        Optional<String> option(String name) {
            Matcher found = Pattern.compile(name + "=([^, ]+)").matcher(command);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    /** A mount that was tried, with the lines the kernel printed. */
    public record Mount(String device, String type, String options, String point, boolean done, List<String> log) {
        /** The {@code dax=} option. */
        String mode() {
            return options.contains("dax=never") ? "never" : options.contains("dax=always") ? "always" : "inode";
        }

        boolean readOnly() {
            return List.of(options.split(",")).contains("ro");
        }
    }

    /** A preparation; the fields that a kind of preparation does not have are empty or 0; {@code offset} is where ftruncate(2) ends a file. */
    public record SetUp(String op, String file, String source, long sourceOffset, long offset, long length,
            long extentSize) {
        /** Its first word. */
        String command() {
            return op.split(" ", 2)[0];
        }

        /** Whether it lets a file share blocks of another one. */
        boolean isClone() {
            return !source.isEmpty();
        }
    }

    /** What the state of a file just before the first event is called. */
    static final String BEFORE = "before";

    /** A file at the moments at which it was looked at. */
    public record File(String path, Map<String, State> states) {}

    /**
     * A file at one moment.
     *
     * @param quiet whether looking at it changed nothing: otherwise it was flushed as by fsync(2)
     */
    public record State(Optional<Long> ino, Optional<Boolean> dax, Optional<Long> size, List<Extent> extents,
            boolean quiet) {
        /** Whether others have a block of it, too. */
        boolean isShared() {
            return extents.stream().anyMatch(e -> e.flags().contains("SHARED"));
        }
    }

    /** A run of a file's bytes on the filesystem's own device. */
    public record Extent(long offset, long at, long length, List<String> flags) {
        /** Whether the blocks are allocated but hold no data yet. */
        public boolean isUnwritten() {
            return flags.contains("UNWRITTEN") || flags.contains("PREALLOC");
        }
    }

    /** A row of GETFSMAP, on a device by its number; no inode where the owner is none. */
    public record Owned(String device, long start, long end, String owner, Optional<Long> inode, String fork,
            long offset) {
        long length() {
            return end - start;
        }
    }

    /** A process of the recorder. */
    public record Process(String name, String policy, String sigbus, List<String> openFiles, List<Mapping> mappings,
            Optional<String> parent, List<String> threads) {
        Optional<Mapping> mapping(String wanted) {
            return mappings.stream().filter(m -> m.name().equals(wanted)).findFirst();
        }
    }

    /**
     * A mapping of a process, with the touches that were made through it before the first event, in order.
     *
     * @param address its first virtual address, where the recorder told it
     */
    public record Mapping(String name, String file, long offset, long length, boolean shared, boolean writable,
            boolean unmapped, Optional<Long> address, List<Touch> touches) {
        /** Whether it shows the same of the same file. */
        private boolean isLike(Mapping other) {
            return file.equals(other.file) && offset == other.offset && length == other.length
                    && shared == other.shared;
        }
    }

    /** A load or store at a byte of the file. */
    public record Touch(long offset, boolean write) {}

    /**
     * Something that happened, and what came of it.
     *
     * @param kind {@code inject}, {@code access}, {@code shell} or {@code note}
     * @param by the process in whose context it happened, for madvise and accesses
     * @param command the recorder's command of an access, or the text of a shell event or note
     * @param result what the call said, as text by name
     * @param exits processes that died
     * @param place device and byte of it, such as {@code pmem0+4096}
     * @param mount the mount that a note is about
     * @param tablesBefore one letter a page, by {@code process.mapping}
     * @param heard what listeners read, by mount point
     */
    public record Event(String kind, String method, Optional<String> by, String map, long mapOffset,
            Optional<Long> physical, Optional<String> place, long length, String command, Map<String, String> result,
            Map<String, List<Sent>> signals, List<String> exits, Map<String, String> filesystems, List<String> log,
            Map<String, String> tablesBefore, Map<String, String> tablesAfter, List<String> calls, int thread,
            Map<String, Heard> heard, Optional<Mount> mount) {
        /** What the program prints that a shell ran, when the model knows that program; it got SIGBUS or got none. */
        public Optional<String> printed(boolean signalled) {
            return CowProgram.isCalled(command) ? Optional.of(CowProgram.printed(signalled)) : Optional.empty();
        }

        /** The same event, which tells of a mount: what came of it, and what the kernel printed. */
        Event about(Mount attempt) {
            return new Event(kind, method, by, map, mapOffset, physical, place, length, command,
                    Map.of("mounted", Boolean.toString(attempt.done())), signals, exits, filesystems, attempt.log(),
                    tablesBefore, tablesAfter, calls, thread, heard, Optional.of(attempt));
        }
    }

    /**
     * What listeners read from one filesystem: its FAN_FS_ERROR events and its health monitor.
     *
     * @param errors in order
     */
    public record Heard(List<FsError> errors, List<Health> monitor) {}

    /** One FAN_FS_ERROR event; no inode where it was about the whole filesystem. */
    public record FsError(Optional<Long> ino, String errno, long count) {}

    /**
     * One event of the health monitor.
     *
     * @param start byte of the device or file
     * @param reasons why a filesystem shut down, else empty
     */
    public record Health(String domain, String type, Optional<Long> ino, long start, long length, String reasons) {}

    /** A SIGBUS as its handler saw it. */
    public record Sent(String code, int lsb, String mapping, long fileOffset, int thread) {}

    /** Where names without a folder lie: the first mount point, or none. */
    String root() {
        return mounts.stream().map(Mount::point).findFirst().orElse("");
    }

    /** The id of the design of that kernel. */
    public String design() {
        return "linux-" + release();
    }

    /** The first two numbers of the kernel release, such as {@code 6.12}. */
    public String release() {
        String[] parts = kernel.split("[.-]", 3);
        return parts.length > 1 ? parts[0] + "." + parts[1] : kernel;
    }
}
