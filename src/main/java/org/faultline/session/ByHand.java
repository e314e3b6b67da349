package org.faultline.session;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.edit.Mending;
import org.faultline.edit.MidRunEdit;
import org.faultline.edit.NewAct;
import org.faultline.format.Caption;
import org.faultline.machine.Machine;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.trace.Trace;

/**
 * Edits made by hand. One that is made inside of a run makes a new run and keeps the old one; further edits at the same
 * place change the new run. Acts that are added once a story is over are its next chapters. What the kernel refuses is not
 * made.
 */
record ByHand(Session session) {
    /** Where in a story an edit is made. */
    enum Moment {
        /** Nothing of it has happened: an edit changes how it begins. */
        BEFORE,
        /** It has begun and is not over. */
        INSIDE,
        /** All of it has been told, but for chapters that were just added. */
        AFTER
    }

    Moment moment() {
        int cursor = session.stand().cursor();
        if (cursor == 0) {
            return Moment.BEFORE;
        }
        boolean over = cursor == session.run().trace().steps().size()
                || session.stand().made() == Run.Stand.Made.CHAPTER;
        return over ? Moment.AFTER : Moment.INSIDE;
    }

    /** How many acts of the story come before one that is done now. */
    private int begun() {
        Trace trace = session.run().trace();
        return switch (moment()) {
            case BEFORE -> 0;
            case INSIDE -> session.stand().made() == Run.Stand.Made.RUN ? trace.acts().size()
                    : trace.step(session.stand().cursor()).act();
            case AFTER -> trace.acts().size();
        };
    }

    /** The machine behind a story that is over, and else the one before it: what is still to come of a story is not told. */
    Machine machine() {
        Trace trace = session.run().trace();
        return moment() == Moment.AFTER ? trace.states().get(session.stand().cursor()) : trace.before();
    }

    /** A failure of that page: the story, or a further act of one that has begun. */
    Edit poison(Address address, Notice notice) {
        Node.Fields act = NewAct.poison(address, notice);
        return Edit.of("Poison " + address.text(), d -> moment() == Moment.BEFORE
                ? d.withStory(List.of(act))
                : NewAct.add(d, act));
    }

    /** Changes the document: in a new run inside of one, and with acts behind the story when that is over. */
    Opened edit(Edit edit) {
        return switch (moment()) {
            case BEFORE -> session.apply(edit);
            case INSIDE -> inside(edit);
            case AFTER -> after(edit);
        };
    }

    private Opened after(Edit edit) {
        TopologyDocument plain = edit.change().apply(session.document());
        TopologyDocument next = MidRunEdit.during(session.document(), plain, begun());
        Opened opened = session.apply(new Edit(edit.label(), edit.mergeKey(), d -> next));
        return next.equals(plain) ? opened : opened.then(s -> s.standing(session.stand().beforeChapter()));
    }

    private Opened inside(Edit edit) {
        boolean made = session.stand().made() == Run.Stand.Made.RUN;
        int begun = begun();
        TopologyDocument plain = edit.change().apply(session.document());
        TopologyDocument after = MidRunEdit.during(session.document(), plain, begun);
        if (made) {
            return session.goTo(session.history().apply(of(after, edit)));
        }
        return Runs.areAlike(session.document(), after)
                ? session.apply(new Edit(edit.label(), edit.mergeKey(), d -> after))
                : fork(edit, after, after.equals(plain) ? 0 : begun);
    }

    /** A new run; when acts came into its story behind {@code told} others, right where they begin. */
    private Opened fork(Edit edit, TopologyDocument after, int told) {
        Run.Stand stand = session.stand();
        Runs runs = new Runs(session.document());
        return session.goTo(session.history().apply(of(runs.fork(after, stand.cursor()), edit)))
                .then(s -> s.standing(stand.leaving(runs.open().name(), told == 0
                        ? session.run().seek(stand.cursor(), s.run().trace())
                        : s.run().end(told), Run.Stand.Made.RUN)));
    }

    private static Edit of(TopologyDocument made, Edit edit) {
        String name = new Runs(made).open().name();
        return new Edit(name + ": " + edit.label(), edit.mergeKey().map(key -> name + ": " + key), d -> made);
    }

    /** The same, unless the kernel refuses what comes of it. Then there is no session, but what it refuses. */
    Opened build(Edit edit) {
        Opened opened = edit(edit);
        TopologyDocument after = edit.change().apply(session.document());
        List<Problem> refused = opened.problems().stream().filter(Mending::isImpossible)
                .filter(p -> session.problems().stream().noneMatch(o -> isSame(o, session.document(), p, after)))
                .toList();
        boolean told = moment() != Moment.BEFORE && !MidRunEdit.during(session.document(), after, 0).equals(after);
        return refused.isEmpty()
                ? opened.session().flatMap(s -> told
                        ? turnedDown(s, "story", s.run().trace())
                        : turnedDown(s, "acts", s.run().setUp()))
                        .map(Opened::failed).orElse(opened)
                : Opened.failed(refused);
    }

    /** What the kernel says when the act that came last of a list is turned down. */
    private Optional<List<Problem>> turnedDown(Session then, String list, Trace trace) {
        int last = trace.acts().size() - 1;
        return list.equals("acts") && last != session.run().setUp().acts().size() ? Optional.empty()
                : Run.turnedDown(trace).map(step -> List.of(Problem.error(
                        then.document().place(Pointer.ROOT.key(list).item(last)), Wrong.TURNED_DOWN,
                        new Detail.Clauses(step.why()), Detail.of(Caption.of(step, trace.after()).headline()))));
    }

    /** Whether a problem of one document is the same as one of another. */
    static boolean isSame(Problem one, TopologyDocument in, Problem other, TopologyDocument there) {
        return one.code().equals(other.code())
                && Items.of(in).at(one.place().pointer()).map(Item::id)
                        .equals(Items.of(there).at(other.place().pointer()).map(Item::id));
    }
}
