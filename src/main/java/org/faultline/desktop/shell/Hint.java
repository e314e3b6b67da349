package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.NextStep;
import org.faultline.desktop.model.WindowText;
import org.faultline.document.Pointer;
import org.faultline.document.Runs;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.Names;
import org.faultline.machine.Machine;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.problem.Problem;
import org.faultline.process.UserProcess;
import org.faultline.session.History;
import org.faultline.session.Session;
import org.faultline.trace.Verdict;

/** The one sentence of the status bar: the verdict, how far the run is, or the next thing to do. */
final class Hint {
    private static final Pointer STORY = Pointer.ROOT.key("story");

    private Hint() {}

    /** What the run has to say; before that, which run was kept when an edit just made it. */
    static String of(Session session, Selection selection) {
        Timeline timeline = session.timeline();
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
        Fates fates = Fates.at(timeline);
        int steps = timeline.trace().steps().size();
        if (fates.cursor() > 0 && fates.isOver()) {
            return fates.verdict().map(v -> verdict(fates, v)).orElse("");
        }
        if (fates.cursor() > 0) {
            return WindowText.text("hint.running", fates.cursor(), steps, signals(timeline.machine()));
        }
        if (selection instanceof Selection.OfPage page && !fates.page().equals(Optional.of(page.pfn()))) {
            return WindowText.text("hint.poison", page.pfn());
        }
        return steps > 0 ? WindowText.text("hint.play")
                : NextStep.of(timeline.machine()).orElseGet(() -> WindowText.text("hint.click"));
    }

    private static String signals(Machine machine) {
        long signals = machine.processes().stream().mapToLong(p -> p.received().size()).sum();
        if (signals == 0) {
            return WindowText.text("hint.signals.none");
        }
        return signals == 1 ? WindowText.text("hint.signals.one") : WindowText.text("hint.signals.many", signals);
    }

    private static String verdict(Fates fates, Verdict verdict) {
        List<Integer> hit = verdict.signalled().stream().map(Verdict.MapperFate::pid).distinct().toList();
        List<Integer> later =
                fates.machine().processes().stream().filter(p -> !p.received().isEmpty()).map(UserProcess::pid)
                        .filter(pid -> !hit.contains(pid)).toList();
        String signalled = hit.isEmpty()
                ? WindowText.text("verdict.nobody")
                : WindowText.text("verdict.signalled", names(fates, hit));
        String next = later.isEmpty() ? "" : WindowText.text("verdict.later", names(fates, later));
        String filesystem = fates.machine().filesystems().stream().anyMatch(Filesystem::isShutDown)
                ? WindowText.text("verdict.shutdown")
                : WindowText.text("verdict.alive");
        return WindowText.text("verdict", signalled + next, owners(verdict.owners().size()), filesystem);
    }

    private static String names(Fates fates, List<Integer> pids) {
        Names names = new Names(fates.machine());
        return pids.stream().map(names::process).collect(Collectors.joining(", "));
    }

    private static String owners(int count) {
        if (count == 0) {
            return WindowText.text("verdict.owners.none");
        }
        return count == 1 ? WindowText.text("verdict.owner") : WindowText.text("verdict.owners", count);
    }
}
