package org.faultline.soak;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.choice.WriteChoice.CopyingWrite;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Move;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/**
 * Blocks that the kernel's entry of a page may name though the page lies elsewhere. Those that write(2) copied pages from, where
 * the kernel leaves the entries of such pages as they are: there a page table may go on showing the old block, whoever has it
 * since. And those to which a fault could not copy, since the entry is made before. Kernel: fs/dax.c dax_iomap_iter() before
 * Linux 6.5, dax_fault_iter().
 */
record LeftEntries(Set<Shown> all) {
    private static final String WRITE = "dax_iomap_rw";
    private static final String IN_VAIN = "xfs_reflink_cancel_cow_range";

    /** A page of a file, and the frame that may still be shown for it. */
    record Shown(LayerId file, long page, Pfn frame) {}

    static LeftEntries of(Play play) {
        Set<Shown> all = new HashSet<>();
        if (play.design().choices().chose(CopyingWrite.LEAVES_ENTRIES)) {
            play.halves().forEach(half -> add(all, half.trace()));
        }
        play.halves().forEach(half -> addFailed(all, half.trace()));
        return new LeftEntries(all);
    }

    private static void addFailed(Set<Shown> all, Trace trace) {
        for (Step step : trace.steps()) {
            if (step.event() instanceof TraceEvent.Changed changed && step.source().function().equals(IN_VAIN)) {
                DaxEntries before = trace.states().get(step.number() - 1).entriesOf(changed.file());
                trace.states().get(step.number()).entriesOf(changed.file()).runs().stream()
                        .filter(run -> !before.holds(run)).forEach(run -> add(all, changed.file(), run));
            }
        }
    }

    private static void add(Set<Shown> all, LayerId file, DaxEntries.Run run) {
        for (long i = 0; i < run.pages(); i++) {
            all.add(new Shown(file, run.first() + i, new Pfn(run.frame().number() + i)));
        }
    }

    private static void add(Set<Shown> all, Trace trace) {
        for (Step step : trace.steps()) {
            if (step.event() instanceof TraceEvent.Changed changed && step.source().function().equals(WRITE)) {
                Machine machine = trace.states().get(step.number() - 1);
                Filesystem fs = machine.filesystem(changed.filesystem()).orElseThrow();
                changed.moves().stream().filter(Move::copied).forEach(m -> add(all, machine, fs, changed.file(), m));
            }
        }
    }

    private static void add(Set<Shown> all, Machine machine, Filesystem fs, LayerId file, Move move) {
        for (long i = 0; move.from().isPresent() && i < move.blocks(); i++) {
            Optional<Pfn> old = machine.toPhysical(fs, move.from().get().plus(i)).map(r -> Pfn.holding(r.start()));
            long page = Unit.PAGE.of((move.fileBlock() + i) * fs.blockSize());
            old.ifPresent(frame -> all.add(new Shown(file, page, frame)));
        }
    }

    boolean show(LayerId file, long page, Pfn frame) {
        return all.contains(new Shown(file, page, frame));
    }
}
