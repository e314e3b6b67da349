package org.faultline.desktop.model;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;
import org.faultline.trace.Verdict.MapperFate;
import org.faultline.trace.Verdict.OwnerFate;

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

    /** The last failure that has begun. */
    public Optional<Verdict> verdict() {
        return timeline.chronicle().verdict(cursor());
    }

    /** The page that fails in it. */
    public Optional<Pfn> page() {
        return verdict().map(Verdict::pfn);
    }

    /** Whether the failure has been dealt with completely. */
    public boolean isOver() {
        return verdict().filter(v -> timeline.chronicle().isOver(v, cursor())).isPresent();
    }

    /** Whether it has been dealt with completely, and nothing has happened since. */
    public boolean isJustOver() {
        return isOver() && timeline.current().map(Step::act).equals(verdict().map(Verdict::act));
    }

    /** What the kernel has made of an owner by now; nothing while that is not decided. */
    public Optional<OwnerFate> soFar(OwnerFate owner) {
        return isOver() ? Optional.of(owner)
                : word(owner.file().orElse(owner.filesystem())).map(step -> new OwnerFate(owner.filesystem(),
                        owner.record(), owner.file(), owner.label(), owner.filePage(),
                        !(step.event() instanceof TraceEvent.Skipped), reason(owner, step)));
    }

    private List<Why> reason(OwnerFate owner, Step said) {
        if (said.event() instanceof TraceEvent.Unmapped unmapped) {
            return List.of(unmapped(unmapped.file()));
        }
        return said.event() instanceof TraceEvent.ShutDown ? owner.reason() : said.why();
    }

    /** What has happened by now to whoever maps an owner through one mapping; nothing while that is not decided. */
    public Optional<MapperFate> soFar(MapperFate mapper) {
        return isOver() ? Optional.of(mapper) : word(mapper.mapping()).map(step -> {
            Optional<TraceEvent.Signalled> sent = step.event() instanceof TraceEvent.Signalled s ? Optional.of(s)
                    : Optional.empty();
            return new MapperFate(mapper.pid(), mapper.mapping(), mapper.file(), mapper.filePage(), mapper.address(),
                    sent.map(TraceEvent.Signalled::signal), sent.map(TraceEvent.Signalled::consequence), step.why(),
                    mapper.nextSimulated(), mapper.nextReal());
        });
    }

    private Why unmapped(LayerId file) {
        List<Detail> pids = verdict().stream().flatMap(v -> v.mappers().stream())
                .filter(m -> m.file().equals(file) && soFar(m).filter(f -> f.signal().isPresent()).isPresent())
                .map(MapperFate::pid).distinct().map(Detail::of).toList();
        return pids.isEmpty() ? Why.of(CallBecause.UNMAPPED)
                : Why.of(CallBecause.UNMAPPED_SIGNALS, new Detail.Several(pids));
    }

    private Optional<Step> word(LayerId of) {
        return timeline.chronicle().lastWord(of, cursor());
    }

    /** The step that sent a process its last signal, if one has. */
    public Optional<Step> lastSignal(int pid) {
        return timeline.chronicle().lastSignal(pid, cursor());
    }

    /** Why a process was signalled last; nothing when it was not. */
    public List<Why> whySignalled(int pid) {
        return lastSignal(pid).map(Step::why).orElse(List.of());
    }

    /** The machine at this moment. */
    public Machine machine() {
        return timeline.machine();
    }
}
