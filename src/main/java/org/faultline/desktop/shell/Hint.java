package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.NextStep;
import org.faultline.desktop.model.WindowText;
import org.faultline.document.Pointer;
import org.faultline.document.Runs;
import org.faultline.format.TollText;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Selection;
import org.faultline.playback.Snapshot;
import org.faultline.playback.Timeline;
import org.faultline.playback.Toll;
import org.faultline.playback.Whereabouts;
import org.faultline.problem.Problem;
import org.faultline.session.History;
import org.faultline.session.Session;

/** The one sentence of the status bar: the verdict, how far the run is, or the next thing to do. */
final class Hint {
    private static final Pointer STORY = Pointer.ROOT.key("story");

    private Hint() {}

    /** What the run has to say; before that, which run was kept when an edit just made it. */
    static String of(Session session, Selection selection) {
        Timeline timeline = session.timeline();
        if (session.hasJustGoneOn()) {
            return WindowText.text("hint.chapter", session.run().story().size());
        }
        String made = made(session);
        if (made.isEmpty() || (timeline.isAtEnd() && !session.hasJustForked())) {
            return of(timeline, selection);
        }
        String next = session.hasJustForked() ? WindowText.text("hint.on") : of(timeline, selection);
        return timeline.isAtEnd() ? made : made + " " + next;
    }

    /** That a file was not opened, and what is shown in its stead; nothing where every problem is one of what is shown. */
    static Optional<String> unopened(Session session, List<Problem> problems) {
        String shown = session.document().file();
        List<Problem> others = problems.stream()
                .filter(p -> p.isError() && !p.place().file().isEmpty() && !p.place().file().equals(shown)).toList();
        return others.stream().map(p -> p.place().file()).findFirst().map(file -> WindowText.text("hint.unopened", file,
                others.size() == 1 ? WindowText.text("hint.problem") : WindowText.text("hint.problems", others.size()),
                session.document().title()));
    }

    private static String made(Session session) {
        Runs runs = new Runs(session.document());
        Runs.One open = runs.open();
        boolean isNew = session.hasJustForked() || !wasThereBefore(session.history(), open.name());
        return open.from().flatMap(runs::find).filter(from -> isNew)
                .map(from -> from.document().list(STORY).equals(open.document().list(STORY))
                        ? WindowText.text("hint.forked", open.name(), from.name(), open.step())
                        : WindowText.text("hint.forked.act", open.name(), from.name(), open.step()))
                .orElse("");
    }

    /** Whether a run of that name was in the document before the last edit. */
    private static boolean wasThereBefore(History history, String name) {
        return !history.canUndo()
                || new Runs(history.entries().get(history.index() - 1).document()).find(name).isPresent();
    }

    private static String of(Timeline timeline, Selection selection) {
        int cursor = timeline.cursor();
        if (cursor > 0) {
            return timeline.chronicle().endingAt(cursor).map(over -> verdict(timeline, over))
                    .orElseGet(() -> WindowText.text("hint.running", cursor, timeline.trace().steps().size(),
                            signals(Snapshot.of(timeline).signals().size())));
        }
        if (selection instanceof Selection.OfPage page) {
            return WindowText.text(isUntouched(timeline.machine(), page.pfn()) ? "hint.untouched" : "hint.poison",
                    page.pfn());
        }
        return !timeline.trace().steps().isEmpty() ? WindowText.text("hint.play")
                : NextStep.of(timeline.machine()).map(NextStep::text).orElseGet(() -> WindowText.text("hint.click"));
    }

    /** Whether processes map the page and none of them has it. */
    private static boolean isUntouched(Machine machine, Pfn page) {
        return Whereabouts.of(machine, page).map(Whereabouts::mappings)
                .filter(all -> !all.isEmpty() && all.stream().noneMatch(Whereabouts.InMapping::isPresent)).isPresent();
    }

    private static String signals(int signals) {
        if (signals == 0) {
            return WindowText.text("hint.signals.none");
        }
        return signals == 1 ? WindowText.text("hint.signals.one") : WindowText.text("hint.signals.many", signals);
    }

    /** What came of the whole run up to the end of a chapter. */
    private static String verdict(Timeline timeline, Chapter over) {
        return new TollText(Toll.upTo(timeline.trace(), over), timeline.machine()).summary();
    }
}
