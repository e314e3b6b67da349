package org.faultline.conformance;

import java.util.List;

/** What is never compared, by kind, with the reason. This is the only list of its sort. */
public final class Excluded {
    private static final List<Excluded.Kind> ALL = List.of(
            new Kind("pids, virtual addresses, UUIDs, inode generations", "they differ from boot to boot"),
            new Kind("durations and timings", "the model has no clock"),
            new Kind("frames of ordinary RAM", "the model has persistent memory only"),
            new Kind("function offsets and source lines in log lines", "they belong to one build of a kernel"),
            new Kind("the last label of kill_procs probes", "the probe read a wrong register"),
            new Kind("crash dumps beyond their first line", "registers and backtraces are not modelled"),
            new Kind("log lines of other subsystems", "only Memory failure, XFS and MCE lines are modelled"),
            new Kind("notes of the recorder", "they say what it was about to do, or why it did nothing"),
            new Kind("unmount, remount and xfs_repair at the end", "information, not a judgement of the kernel"),
            new Kind("into how many events fanotify and the health monitor join errors", "a matter of speed"),
            new Kind("which of several errors fanotify tells of first", "a matter of speed"),
            new Kind("whether an advisory signal was still waiting when a later one came", "a matter of speed"),
            new Kind("whether a process that a signal kills was still there when the next one of that event came",
                    "a matter of speed"),
            new Kind("contents of reads, and output of shell commands but badblocks",
                    "the model keeps no file contents"),
            new Kind("page tables of mappings that are gone", "the recorder repeats what it saw last"),
            new Kind("page tables beyond 64 pages", "they were not recorded"));

    private Excluded() {}

    /** A kind of observation and why it is not compared. */
    public record Kind(String what, String why) {}

    /** All of them. */
    public static List<Kind> all() {
        return ALL;
    }
}
