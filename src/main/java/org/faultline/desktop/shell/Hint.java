package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.Messages;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.stack.Filesystem;
import org.faultline.stack.Stack;
import org.faultline.trace.Verdict;

/** The one sentence of the status bar: the verdict, how far the run is, or the next thing to do. */
final class Hint {
    private Hint() {}

    static String of(Timeline timeline, Selection selection) {
        Fates fates = Fates.at(timeline);
        int steps = timeline.trace().steps().size();
        if (fates.cursor() > 0 && fates.isOver()) {
            return fates.verdict().map(v -> verdict(fates, v)).orElse("");
        }
        if (fates.cursor() > 0) {
            return Messages.text("hint.running", fates.cursor(), steps, signals(timeline.stack()));
        }
        if (selection instanceof Selection.OfPage page && !fates.page().equals(Optional.of(page.pfn()))) {
            return Messages.text("hint.poison", page.pfn());
        }
        return Messages.text(steps == 0 ? "hint.click" : "hint.play");
    }

    private static String signals(Stack stack) {
        long signals = stack.processes().stream().mapToLong(p -> p.received().size()).sum();
        if (signals == 0) {
            return Messages.text("hint.signals.none");
        }
        return signals == 1 ? Messages.text("hint.signals.one") : Messages.text("hint.signals.many", signals);
    }

    private static String verdict(Fates fates, Verdict verdict) {
        List<Verdict.MapperFate> hit = verdict.signalled();
        String who = hit.stream()
                .map(m -> m.pid() + fates.stack().process(m.pid()).map(p -> " " + p.comm()).orElse("")).distinct()
                .collect(Collectors.joining(", "));
        String signalled = hit.isEmpty() ? Messages.text("verdict.nobody") : Messages.text("verdict.signalled", who);
        String filesystem = fates.stack().filesystems().stream().anyMatch(Filesystem::isShutDown)
                ? Messages.text("verdict.shutdown")
                : Messages.text("verdict.alive");
        return Messages.text("verdict", signalled, owners(verdict.owners().size()), filesystem);
    }

    private static String owners(int count) {
        if (count == 0) {
            return Messages.text("verdict.owners.none");
        }
        return count == 1 ? Messages.text("verdict.owner") : Messages.text("verdict.owners", count);
    }
}
