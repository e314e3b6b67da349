package org.faultline.why;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
        Scene scene = new Scene(start(), List.of(), act());
        for (Supposition each : all) {
            scene = scene.with(each);
        }
        return Engine.run(scene.machine, Stream.concat(scene.before.stream(), Stream.of(scene.act)).toList(),
                past.design());
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

    /**
     * What is acted out.
     *
     * @param before acts that come before the act, from that machine on
     */
    private record Scene(Machine machine, List<Act> before, Act act) {
        Scene with(Supposition supposition) {
            return switch (supposition) {
                case Supposition.Early s -> of(machine.process(s.pid())
                        .map(p -> machine.with(p.with(s.early() ? KillPolicy.EARLY : KillPolicy.LATE))));
                case Supposition.Read s -> after(new Act.Touch(s.pid(), s.mapping(), s.page(), 1, false));
                case Supposition.Unread s -> of(machine.process(s.pid()).flatMap(p -> p.mapping(s.mapping()))
                        .map(m -> machine.with(s.pid(),
                                m.with(m.pages().withoutAny(s.page(), 1, Removal.Plain.LAYOUT_BROKEN)))));
                case Supposition.Opened s -> after(new Act.Open(s.pid(), s.file()));
                case Supposition.Met s -> failing(p -> new Act.Poison(p.address(), new Notice.Consume(s.pid())));
                case Supposition.Resumed s -> after(new Act.Continue(s.pid()));
                case Supposition.Elsewhere s ->
                        failing(p -> new Act.Poison(new Address.OfPfn(s.instead()), p.notice()));
                case Supposition.Mounted s -> s.mounted() ? after(mount(filesystem(s.filesystem())))
                        : unused(filesystem(s.filesystem())).after(new Act.Unmount(s.filesystem()));
                case Supposition.Mapped s -> {
                    Filesystem fs = filesystem(s.filesystem());
                    yield of(Optional.of(machine.with(fs.with(fs.features().withReverseMap(s.reverseMap())))));
                }
                case Supposition.Running s -> {
                    Filesystem fs = filesystem(s.filesystem());
                    yield of(Optional.of(machine.with(s.running() ? fs.with(fs.mount().gone()).with(fs.mount())
                            : fs.shutDown())));
                }
                case Supposition.Unlisted s -> of(machine.bad(s.page()).map(b -> machine.with(s.page(),
                        new BadPage(b.real(), false, b.flagged(), b.hidden()))));
                case Supposition.Longer s ->
                        after(new Act.Truncate(Act.NOBODY, s.file(), Unit.PAGE.toBytes(s.pages())));
            };
        }

        private Scene of(Optional<Machine> other) {
            return new Scene(other.orElse(machine), before, act);
        }

        private Scene after(Act first) {
            return new Scene(machine, Stream.concat(before.stream(), Stream.of(first)).toList(), act);
        }

        /** The same with another failure, where the act is one. */
        private Scene failing(Function<Act.Poison, Act> other) {
            return act instanceof Act.Poison p ? new Scene(machine, before, other.apply(p)) : this;
        }

        private Filesystem filesystem(LayerId id) {
            return machine.filesystem(id).orElseThrow();
        }

        private static Act mount(Filesystem fs) {
            return new Act.Mount(fs.id(), fs.mount().dax(), fs.mount().readOnly());
        }

        /** The same without those who use a filesystem: nobody can unmount it before they have gone. */
        private Scene unused(Filesystem fs) {
            return of(Optional.of(machine.mapProcesses(
                    p -> p.mappings().stream().anyMatch(m -> m.filesystem().equals(fs.id()))
                            || p.open().stream().anyMatch(f -> fs.inode(f).isPresent()) ? p.killed() : p)));
        }
    }
}
