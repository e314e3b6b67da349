package org.faultline.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.Removal;
import org.faultline.process.UserProcess.KillPolicy;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/**
 * The act that a step belongs to, to be acted out again by the same kernel with something else before it or in it.
 *
 * @param origin the step from which on steps are counted: that with which the failure begins, or the first of the act
 */
record Rerun(Past past, Step origin) {
    /** Of the act of that step, from the last page of it that had gone bad by then. */
    static Rerun of(Past past, Step step) {
        List<Step> before = past.before(step).toList();
        return new Rerun(past, before.stream().filter(Rerun::begins).findFirst().orElseGet(before::getLast));
    }

    private static boolean begins(Step step) {
        return step.event() instanceof TraceEvent.Poisoned;
    }

    /** The page that fails, where one does. */
    Optional<Pfn> page() {
        return origin.event() instanceof TraceEvent.Poisoned e ? Optional.of(e.pfn()) : Optional.empty();
    }

    /** The machine before it: a failure of several pages is one of each, one after the other. */
    Machine start() {
        int before = origin.number() - 1;
        while (!isOneOfMany() && before > 0 && past.step(before).act() == origin.act()) {
            before--;
        }
        return past.after(before);
    }

    private boolean isOneOfMany() {
        return told() instanceof Act.Poison p && p.pages() > 1;
    }

    private Act told() {
        return past.timeline().trace().acts().get(origin.act() - 1);
    }

    /** The act as it is acted out, with only that page if there are several. */
    private Act act() {
        return isOneOfMany() && told() instanceof Act.Poison p
                ? new Act.Poison(page().<Address>map(Address.OfPfn::new).orElse(p.address()), p.notice()) : told();
    }

    /** The whole run with all of that otherwise, and what comes before the act because of it. */
    Trace with(List<Supposition> all) {
        Machine machine = start();
        Act act = act();
        List<Act> acts = new ArrayList<>();
        for (Supposition each : all) {
            machine = changed(machine, each);
            acts.addAll(before(machine, each));
            act = within(act, each);
        }
        acts.add(act);
        return Engine.run(machine, acts, past.design());
    }

    /** The steps of the act in such a run, from where they are counted. */
    List<Step> steps(Trace run) {
        List<Step> own = run.steps().stream().filter(s -> s.act() == run.acts().size()).toList();
        int first = 0;
        while (begins(origin) && first < own.size() && !begins(own.get(first))) {
            first++;
        }
        return own.subList(first, own.size());
    }

    private static Act within(Act act, Supposition supposition) {
        if (act instanceof Act.Poison p) {
            return switch (supposition) {
                case Supposition.Elsewhere s -> new Act.Poison(new Address.OfPfn(s.instead()), p.notice());
                case Supposition.Met s -> new Act.Poison(p.address(), new Notice.Consume(s.pid()));
                case Supposition.Early s -> act;
                case Supposition.Unread s -> act;
                case Supposition.Read s -> act;
                case Supposition.Opened s -> act;
                case Supposition.Resumed s -> act;
                case Supposition.Mounted s -> act;
                case Supposition.Mapped s -> act;
                case Supposition.Running s -> act;
                case Supposition.Unlisted s -> act;
                case Supposition.Longer s -> act;
            };
        }
        return act;
    }

    private static List<Act> before(Machine machine, Supposition supposition) {
        return switch (supposition) {
            case Supposition.Read s -> List.of(new Act.Touch(s.pid(), s.mapping(), s.page(), 1, false));
            case Supposition.Opened s -> List.of(new Act.Open(s.pid(), s.file()));
            case Supposition.Resumed s -> List.of(new Act.Continue(s.pid()));
            case Supposition.Longer s -> List.of(new Act.Truncate(Act.NOBODY, s.file(), Unit.PAGE.toBytes(s.pages())));
            case Supposition.Mounted s -> s.mounted() ? List.of(mount(machine, s.filesystem()))
                    : List.of(new Act.Unmount(s.filesystem()));
            case Supposition.Elsewhere s -> List.of();
            case Supposition.Met s -> List.of();
            case Supposition.Early s -> List.of();
            case Supposition.Unread s -> List.of();
            case Supposition.Mapped s -> List.of();
            case Supposition.Running s -> List.of();
            case Supposition.Unlisted s -> List.of();
        };
    }

    private static Act mount(Machine machine, LayerId filesystem) {
        Filesystem fs = machine.filesystem(filesystem).orElseThrow();
        return new Act.Mount(filesystem, fs.mount().dax(), fs.mount().readOnly());
    }

    /** The machine without those who use a filesystem: nobody can unmount it before they have gone. */
    private static Machine unused(Machine machine, LayerId filesystem) {
        Filesystem fs = machine.filesystem(filesystem).orElseThrow();
        return machine.mapProcesses(p -> p.mappings().stream().anyMatch(m -> m.filesystem().equals(filesystem))
                || p.open().stream().anyMatch(f -> fs.inode(f).isPresent()) ? p.killed() : p);
    }

    private static Machine changed(Machine from, Supposition supposition) {
        return switch (supposition) {
            case Supposition.Early s ->
                    from.process(s.pid()).map(p -> from.with(p.with(s.early() ? KillPolicy.EARLY : KillPolicy.LATE)))
                            .orElse(from);
            case Supposition.Unread s -> from.process(s.pid()).flatMap(p -> p.mapping(s.mapping()))
                    .map(m -> from.with(s.pid(),
                            m.with(m.pages().withoutAny(s.page(), 1, Removal.Plain.LAYOUT_BROKEN))))
                    .orElse(from);
            case Supposition.Mapped s -> {
                Filesystem fs = from.filesystem(s.filesystem()).orElseThrow();
                yield from.with(fs.with(fs.features().withReverseMap(s.reverseMap())));
            }
            case Supposition.Running s -> {
                Filesystem fs = from.filesystem(s.filesystem()).orElseThrow();
                yield from.with(s.running() ? fs.with(fs.mount().gone()).with(fs.mount()) : fs.shutDown());
            }
            case Supposition.Unlisted s -> from.bad(s.page()).map(b -> from.with(s.page(),
                    new BadPage(b.real(), false, b.flagged(), b.hidden()))).orElse(from);
            case Supposition.Read s -> from;
            case Supposition.Opened s -> from;
            case Supposition.Met s -> from;
            case Supposition.Resumed s -> from;
            case Supposition.Mounted s -> s.mounted() ? from : unused(from, s.filesystem());
            case Supposition.Elsewhere s -> from;
            case Supposition.Longer s -> from;
        };
    }
}
