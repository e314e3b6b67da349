package org.faultline.why;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.TrueOwner;
import org.faultline.filesystem.Inode;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.playback.Whereabouts;
import org.faultline.playback.Whereabouts.InMapping;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** Why a process was signalled, or why not; and what its next read of the page would do. */
record ProcessFate(Past past, int pid) {
    Fate fate() {
        return past.machine().process(pid).map(this::fate).orElseGet(Fate.Absent::new);
    }

    /** What its next read of the page that failed last would do. */
    List<Answer.Reach> next() {
        return past.page().map(this::next).orElse(List.of());
    }

    /** What the file through which it was reached shares the bad block with, by the records found before that was decided. */
    Optional<Answer.Sharing> sharing(Fate fate) {
        return fate.decided().flatMap(at -> mapping(at.event()).flatMap(past.machine().process(pid)
                .orElseThrow()::mapping).flatMap(m -> sharing(at, m)));
    }

    private static Optional<LayerId> mapping(TraceEvent event) {
        return event instanceof TraceEvent.Signalled e ? Optional.of(e.mapping())
                : event instanceof TraceEvent.Skipped e ? Optional.of(e.what()) : Optional.empty();
    }

    private Optional<Answer.Sharing> sharing(Step at, Mapping through) {
        Machine then = past.after(at.number());
        List<LayerId> owners = past.page().flatMap(page -> Whereabouts.of(then, page)).flatMap(Whereabouts::block)
                .filter(b -> b.filesystem().id().equals(through.filesystem())).stream()
                .flatMap(b -> past.before(at).filter(s -> s.event() instanceof TraceEvent.Found)
                        .flatMap(s -> ((TraceEvent.Found) s.event()).records().stream())
                        .filter(r -> !r.isMetadata() && r.covers(b.block()))
                        .flatMap(r -> b.filesystem().inode(r.owner().code()).stream()))
                .map(Inode::id).distinct().toList();
        List<LayerId> others = owners.stream().filter(o -> !o.equals(through.file())).toList();
        return others.isEmpty() || others.size() == owners.size() ? Optional.empty()
                : Optional.of(new Answer.Sharing(through.file(), others));
    }

    private Fate fate(UserProcess process) {
        Optional<Step> signal = past.lastSignal(pid);
        Optional<Step> deadly = signal.filter(s -> !process.isAlive()
                && s.event() instanceof TraceEvent.Signalled e && e.consequence() == TraceEvent.Consequence.KILLED);
        if (deadly.isPresent()) {
            return new Fate.Reached(deadly.get());
        }
        if (!process.isAlive() || process.life() == UserProcess.Life.STUCK) {
            return new Fate.Gone(changed(process), List.of());
        }
        Optional<Step> fresh = signal.filter(s -> s.number() > past.failure());
        return fresh.or(() -> word(process)).<Fate>map(s -> s.event() instanceof TraceEvent.Skipped
                ? Answers.spared(past, s) : new Fate.Reached(s))
                .orElseGet(() -> past.page().map(page -> unsaid(process, page))
                        .orElseGet(() -> signal.<Fate>map(Fate.Reached::new).orElseGet(Fate.Untroubled::new)));
    }

    /** The step since when its life is what it is now. */
    private Optional<Step> changed(UserProcess process) {
        return past.backTo(1).filter(s -> !past.after(s.number() - 1).process(pid).map(UserProcess::life)
                .equals(Optional.of(process.life()))).findFirst();
    }

    /** What the last failure says of it or of one of its mappings. */
    private Optional<Step> word(UserProcess process) {
        return process.ids().flatMap(id -> past.lastWord(id).stream()).max(Comparator.comparingInt(Step::number));
    }

    private Fate unsaid(UserProcess process, Pfn page) {
        List<InMapping> shown = Whereabouts.of(past.after(past.failure()), page).stream()
                .flatMap(w -> w.mappings().stream()).filter(m -> m.process().pid() == pid).toList();
        if (shown.isEmpty()) {
            return passedOver().orElseGet(() -> new Fate.Unconcerned(page));
        }
        Optional<LayerId> away = shown.stream().map(m -> m.mapping().filesystem())
                .filter(f -> past.machine().filesystem(f).filter(fs -> !fs.mount().active()).isPresent()).findFirst();
        if (away.isPresent()) {
            return Answers.notMounted(past, away.get());
        }
        Optional<Verdict> over = past.verdict();
        if (over.isEmpty()) {
            return new Fate.Undecided(page);
        }
        List<LayerId> own = Answers.with(shown.stream().map(m -> m.mapping().file()).toList(), process.id());
        List<Why> reason = over.get().mappers().stream().filter(m -> m.pid() == pid).findFirst()
                .map(Verdict.MapperFate::reason).orElse(List.of());
        return new Fate.Unreached(page, reason, Answers.turn(past, own));
    }

    /** That its mapping of the file was found not to show the page. */
    private Optional<Fate> passedOver() {
        return past.backTo(past.failure()).flatMap(s -> s.checks().stream().filter(this::isPassedOver)
                .map(c -> (Fate) new Fate.Spared(s, List.of(c)))).findFirst();
    }

    private boolean isPassedOver(Check check) {
        return check.condition() == Check.Condition.SAME_PAGE && !check.holds()
                && check.on() instanceof Detail.Through through && through.pid() == pid;
    }

    private List<Answer.Reach> next(Pfn page) {
        Impact impact = new Impact(past.machine(), past.design());
        return TrueOwner.of(past.machine(), page).stream()
                .flatMap(o -> o.mappers(past.machine()).stream()).filter(m -> m.process().pid() == pid)
                .map(m -> new Answer.Reach(
                        new InMapping(m.process(), m.mapping(), m.page(), m.entry()), impact.nextRead(m, page),
                        impact.nextReadOfBad(m, page)))
                .toList();
    }
}
