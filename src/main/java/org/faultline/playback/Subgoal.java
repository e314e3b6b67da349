package org.faultline.playback;

import java.util.Map;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** What the kernel is after at a step of a failure. They come in this order, and from the files on once for each owner. */
public enum Subgoal {
    /** Which byte of which device is bad? */
    LOCATE(1),
    /** Who uses the device, and who owns the block? */
    OWNER(2),
    /** Which file is that, and which page of it? */
    FILES(3),
    /** Who maps the page, and still has it? */
    PROCESSES(4),
    /** Who loses the page, who is signalled, and what does the kernel call the page? */
    DECIDE(5);

    /** What functions are after wherever they are called, also in a file or a device. */
    private static final Map<String, Subgoal> FUNCTIONS = Map.ofEntries(Map.entry("memory_failure", LOCATE),
            Map.entry("badblocks_set", LOCATE), Map.entry("bdget_disk_sector", LOCATE),
            Map.entry("dax_holder_notify_failure", OWNER), Map.entry("memory_failure_dev_pagemap", FILES),
            Map.entry("mf_generic_kill_procs", FILES), Map.entry("dax_lock_page", FILES),
            Map.entry("dax_lock_folio", FILES), Map.entry("xfs_dax_failure_fn", FILES),
            Map.entry("xfs_storage_lost_helper", FILES), Map.entry("mf_dax_kill_procs", PROCESSES),
            Map.entry("memory_failure_dev_pagemap_kill_procs", PROCESSES),
            Map.entry("collect_procs_fsdax", PROCESSES), Map.entry("collect_procs_file", PROCESSES),
            Map.entry("unmap_and_kill", DECIDE), Map.entry("kill_proc", DECIDE), Map.entry("do_exit", DECIDE),
            Map.entry("fserror_report", DECIDE));

    private final int number;

    Subgoal(int number) {
        this.number = number;
    }

    /** Its number, from 1. */
    public int number() {
        return number;
    }

    /** Whether a failure begins with that step: a page goes bad, or the memory manager is told that one is. */
    static boolean begins(Step step) {
        return step.event() instanceof TraceEvent.Poisoned
                || (step.event() instanceof TraceEvent.Asked && step.source().function().equals("memory_failure"));
    }

    /**
     * What a step is after once a failure has begun in its act; nothing where the step is what a program does.
     *
     * @param after the machine after the step
     */
    static Optional<Subgoal> within(Step step, Machine after) {
        return switch (step.event()) {
            case TraceEvent.Poisoned e -> Optional.of(LOCATE);
            case TraceEvent.Asked e -> Optional.of(called(step, after));
            case TraceEvent.Translated e -> Optional.of(called(step, after));
            case TraceEvent.Found e -> Optional.of(OWNER);
            case TraceEvent.Skipped e -> Optional.of(called(step, after));
            case TraceEvent.Refused e -> Optional.of(called(step, after));
            case TraceEvent.Unmapped e -> Optional.of(DECIDE);
            case TraceEvent.Signalled e -> Optional.of(DECIDE);
            case TraceEvent.ShutDown e -> Optional.of(DECIDE);
            case TraceEvent.Concluded e -> Optional.of(DECIDE);
            case TraceEvent.Reported e -> Optional.of(called(step, after));
            case TraceEvent.Noted e -> Optional.of(called(step, after));
            case TraceEvent.Watched e -> Optional.of(DECIDE);
            case TraceEvent.Accessed e -> Optional.empty();
            case TraceEvent.Mounted e -> Optional.empty();
            case TraceEvent.Repaired e -> Optional.empty();
            case TraceEvent.Changed e -> Optional.empty();
        };
    }

    private static Subgoal called(Step step, Machine after) {
        return Optional.ofNullable(FUNCTIONS.get(step.source().function()))
                .orElseGet(() -> step.layer().map(layer -> at(layer, after)).orElse(DECIDE));
    }

    /** What is after something at that layer, whatever the function. */
    private static Subgoal at(LayerId layer, Machine machine) {
        if (machine.device(layer).isPresent()) {
            return LOCATE;
        }
        if (machine.filesystem(layer).isPresent()) {
            return OWNER;
        }
        return machine.filesystemOf(layer).isPresent() ? FILES : PROCESSES;
    }
}
