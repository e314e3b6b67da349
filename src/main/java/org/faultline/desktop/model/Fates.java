package org.faultline.desktop.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.reason.Why;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** What of a verdict has come to pass at one moment of a run: what lies ahead is not told before it happens. */
public record Fates(Trace trace, int cursor) {
    public static Fates at(Timeline timeline) {
        return new Fates(timeline.trace(), timeline.cursor());
    }

    /** The failure this moment belongs to: that of the current act, or the one before it, or else the first. */
    public Optional<Verdict> verdict() {
        int act = cursor == 0 ? 1 : trace.step(cursor).act();
        return trace.verdicts().stream().filter(v -> v.act() <= act).max(Comparator.comparingInt(Verdict::act))
                .or(() -> trace.verdicts().stream().findFirst());
    }

    /** The page that fails in it. */
    public Optional<Pfn> page() {
        return verdict().map(Verdict::pfn);
    }

    /** Whether the failure has been dealt with completely. */
    public boolean isOver() {
        return verdict().filter(v -> steps().stream().anyMatch(s -> s.act() == v.act() && isEnd(s.event()))
                || cursor == trace.steps().size()).isPresent();
    }

    /** Whether it has been decided what happens to an owner. */
    public boolean isDecided(Verdict.OwnerFate owner) {
        return isOver() || steps().stream().anyMatch(s -> owner.file().isPresent()
                ? isAbout(s.event(), owner.file().get())
                : s.event() instanceof TraceEvent.ShutDown down && down.filesystem().equals(owner.filesystem()));
    }

    /** Whether it has been decided what happens to a process through one mapping. */
    public boolean isDecided(Verdict.MapperFate mapper) {
        return isOver() || steps().stream().anyMatch(s -> isAbout(s.event(), mapper));
    }

    /** Why a process was signalled last; nothing when it was not. */
    public List<Why> whySignalled(int pid) {
        return steps().reversed().stream()
                .filter(s -> s.event() instanceof TraceEvent.Signalled signalled && signalled.pid() == pid)
                .map(Step::why).findFirst().orElse(List.of());
    }

    /** The machine at this moment. */
    public Machine machine() {
        return trace.states().get(cursor);
    }

    private List<Step> steps() {
        return trace.steps().subList(0, cursor);
    }

    private static boolean isEnd(TraceEvent event) {
        return event instanceof TraceEvent.Concluded;
    }

    private static boolean isAbout(TraceEvent event, LayerId file) {
        return (event instanceof TraceEvent.Unmapped unmapped && unmapped.file().equals(file))
                || (event instanceof TraceEvent.Skipped skipped && skipped.what().equals(file));
    }

    private static boolean isAbout(TraceEvent event, Verdict.MapperFate mapper) {
        return (event instanceof TraceEvent.Signalled signalled && signalled.mapping().equals(mapper.mapping()))
                || (event instanceof TraceEvent.Skipped skipped && skipped.what().equals(mapper.mapping()));
    }
}
