package org.faultline.why;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.reason.Why;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** Why a filesystem is gone, was asked, or was not. */
record FilesystemFate(Past past, LayerId filesystem) {
    Fate fate() {
        return past.machine().filesystem(filesystem).map(this::fate).orElseGet(Fate.Absent::new);
    }

    private Fate fate(Filesystem fs) {
        if (fs.isShutDown()) {
            Optional<Step> down = last(1, s -> s.event() instanceof TraceEvent.ShutDown e
                    && e.filesystem().equals(filesystem));
            return new Fate.Gone(down, down.map(s -> Answers.failed(past, s)).orElse(List.of()));
        }
        if (!fs.mount().active() && !fs.mount().isUnderWay()) {
            return Answers.notMounted(past, filesystem);
        }
        return past.page().map(this::failing).orElseGet(Fate.Untroubled::new);
    }

    private Fate failing(Pfn page) {
        Optional<Step> refused = last(past.failure(), s -> isHere(s) && s.event() instanceof TraceEvent.Refused);
        if (refused.isPresent()) {
            return Answers.spared(past, refused.get());
        }
        Optional<Step> asked = past.from(past.failure())
                .filter(s -> isHere(s) && !(s.event() instanceof TraceEvent.Reported)).findFirst();
        if (asked.isPresent()) {
            return new Fate.Reached(asked.get());
        }
        if (!hasBlock(past.after(past.failure()), page)) {
            return new Fate.Unconcerned(page);
        }
        return past.verdict().<Fate>map(v -> new Fate.Unreached(page, reason(v),
                Answers.turn(past, List.of(filesystem)))).orElseGet(() -> new Fate.Undecided(page));
    }

    /** Whether a step was taken by the filesystem itself. */
    private boolean isHere(Step step) {
        return step.layer().equals(Optional.of(filesystem));
    }

    private boolean hasBlock(Machine machine, Pfn page) {
        return machine.filesystem(filesystem).flatMap(fs -> machine.blockAt(fs, page)).isPresent();
    }

    private List<Why> reason(Verdict verdict) {
        return verdict.owners().stream().filter(o -> o.filesystem().equals(filesystem)).findFirst()
                .map(Verdict.OwnerFate::reason).orElse(List.of());
    }

    private Optional<Step> last(int first, Predicate<Step> is) {
        return past.backTo(first).filter(is).findFirst();
    }
}
