package org.faultline.desktop.model;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.reason.Why;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

/** What of a verdict has come to pass at one moment of a run: what lies ahead is not told before it happens. */
public record Fates(Timeline timeline) {
    public static Fates at(Timeline timeline) {
        return new Fates(timeline);
    }

    public Trace trace() {
        return timeline.trace();
    }

    public int cursor() {
        return timeline.cursor();
    }

    /** The failure this moment belongs to: that of the current act, or the one before it, or else the first. */
    public Optional<Verdict> verdict() {
        return timeline.chronicle().verdict(cursor());
    }

    /** The page that fails in it. */
    public Optional<Pfn> page() {
        return verdict().map(Verdict::pfn);
    }

    /** Whether the failure has been dealt with completely. */
    public boolean isOver() {
        return verdict().filter(v -> timeline.chronicle().isConcluded(v.act(), cursor()) || timeline.isAtEnd())
                .isPresent();
    }

    /** Whether it has been decided what happens to an owner. */
    public boolean isDecided(Verdict.OwnerFate owner) {
        return isOver() || owner.file().map(file -> timeline.chronicle().isHandled(file, cursor()))
                .orElseGet(() -> timeline.chronicle().isShutDown(owner.filesystem(), cursor()));
    }

    /** Whether it has been decided what happens to a process through one mapping. */
    public boolean isDecided(Verdict.MapperFate mapper) {
        return isOver() || timeline.chronicle().isHandled(mapper.mapping(), cursor());
    }

    /** Why a process was signalled last; nothing when it was not. */
    public List<Why> whySignalled(int pid) {
        return timeline.chronicle().lastSignal(pid, cursor()).map(Step::why).orElse(List.of());
    }

    /** The machine at this moment. */
    public Machine machine() {
        return timeline.machine();
    }
}
