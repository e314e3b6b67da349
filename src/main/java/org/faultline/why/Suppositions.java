package org.faultline.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.Mapper;
import org.faultline.design.TrueOwner;
import org.faultline.engine.Engine;
import org.faultline.machine.Machine;
import org.faultline.memory.Removal;
import org.faultline.playback.Chronicle;
import org.faultline.process.UserProcess;
import org.faultline.process.UserProcess.KillPolicy;
import org.faultline.reason.Detail;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** What would have come of whoever a step is about, had its conditions come out otherwise: acted out by the same kernel. */
record Suppositions(Past past, Step step) {
    /** Those that would have led elsewhere: each by itself, or else all that failed together. */
    List<Alternative> alternatives() {
        Optional<LayerId> subject = subject();
        List<Check> checks = subject.isEmpty() ? List.of() : Check.decisive(step.checks());
        List<Alternative> single = checks.stream()
                .flatMap(c -> supposed(c, subject.orElseThrow()).flatMap(s -> actedOut(List.of(s), subject.get()))
                        .stream())
                .toList();
        List<Supposition> failed = Check.failed(checks).stream()
                .flatMap(c -> supposed(c, subject.orElseThrow()).stream()).toList();
        return single.isEmpty() && failed.size() > 1
                ? actedOut(failed, subject.orElseThrow()).stream().toList() : single;
    }

    /** Of whom the step says what becomes of it. */
    private Optional<LayerId> subject() {
        if (step.event() instanceof TraceEvent.Skipped skipped) {
            return Optional.of(skipped.what());
        }
        if (step.event() instanceof TraceEvent.Asked) {
            return step.layer();
        }
        return step.event() instanceof TraceEvent.Signalled signalled ? Optional.of(signalled.mapping())
                : Optional.empty();
    }

    /** The machine before the act that the step belongs to. */
    private Machine start() {
        int before = step.number() - 1;
        while (before > 0 && past.step(before).act() == step.act()) {
            before--;
        }
        return past.after(before);
    }

    private Optional<Supposition> supposed(Check check, LayerId subject) {
        if (check.condition() == Check.Condition.EARLY_KILL && check.on() instanceof Detail.Who who) {
            return Optional.of(new Supposition.Early(who.pid(), !check.holds()));
        }
        boolean entry = check.condition() == Check.Condition.ENTRY_PRESENT
                || check.condition() == Check.Condition.ANY_ENTRY;
        if (entry && check.on() instanceof Detail.Through through) {
            return shown(through.mapping()).map(m -> check.holds()
                    ? new Supposition.Unread(through.pid(), through.mapping(), m.page())
                    : new Supposition.Read(through.pid(), through.mapping(), m.page()));
        }
        if (check.condition() == Check.Condition.IN_CORE && !check.holds()) {
            return start().processes().stream().filter(UserProcess::isRunning).findFirst()
                    .map(p -> new Supposition.Opened(p.pid(), subject));
        }
        return Optional.empty();
    }

    /** The page that fails, as that mapping shows it. */
    private Optional<Mapper> shown(LayerId mapping) {
        Machine machine = past.after(step.number());
        return past.backTo(1).filter(s -> s.number() <= step.number() && s.event() instanceof TraceEvent.Poisoned)
                .findFirst().map(s -> ((TraceEvent.Poisoned) s.event()).pfn()).stream()
                .flatMap(pfn -> TrueOwner.of(machine, pfn).stream()).flatMap(o -> o.mappers(machine).stream())
                .filter(m -> m.mapping().id().equals(mapping)).findFirst();
    }

    /** What it comes to, where that is something else. */
    private Optional<Alternative> actedOut(List<Supposition> all, LayerId subject) {
        List<Act> acts = new ArrayList<>(all.stream().flatMap(s -> before(s).stream()).toList());
        acts.add(past.timeline().trace().acts().get(step.act() - 1));
        Machine machine = start();
        for (Supposition each : all) {
            machine = changed(machine, each);
        }
        Trace trace = Engine.run(machine, acts, past.design());
        return Chronicle.of(trace).lastWord(subject, trace.steps().size()).filter(s -> isSpared(s) != isSpared(step))
                .map(outcome -> new Alternative(all, outcome));
    }

    private static boolean isSpared(Step step) {
        return step.event() instanceof TraceEvent.Skipped || step.event() instanceof TraceEvent.Asked;
    }

    private static List<Act> before(Supposition supposition) {
        return switch (supposition) {
            case Supposition.Early s -> List.of();
            case Supposition.Unread s -> List.of();
            case Supposition.Read s -> List.of(new Act.Touch(s.pid(), s.mapping(), s.page(), 1, false));
            case Supposition.Opened s -> List.of(new Act.Open(s.pid(), s.file()));
        };
    }

    private static Machine changed(Machine from, Supposition supposition) {
        return switch (supposition) {
            case Supposition.Early s ->
                    process(from, s.pid(), p -> p.with(s.early() ? KillPolicy.EARLY : KillPolicy.LATE));
            case Supposition.Unread s -> process(from, s.pid(), p -> p.mapEach(m -> m.id().equals(s.mapping())
                    ? m.with(m.pages().withoutAny(s.page(), 1, Removal.Plain.LAYOUT_BROKEN)) : m));
            case Supposition.Read s -> from;
            case Supposition.Opened s -> from;
        };
    }

    private static Machine process(Machine from, int pid, UnaryOperator<UserProcess> change) {
        return from.process(pid).map(change).map(from::with).orElse(from);
    }
}
