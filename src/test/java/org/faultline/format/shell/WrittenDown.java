package org.faultline.format.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.design.TrueOwner;
import org.faultline.repair.Purpose;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Effect;
import org.faultline.repair.advice.Step;

/** Rule 1 of advice: nothing clears or destroys before every owner of every touched sector is written down. */
public final class WrittenDown {
    private WrittenDown() {}

    /** Whether what was there may be otherwise after that action. */
    static boolean changes(Action action) {
        return Effect.of(action).destroyed() != Effect.Destroyed.NOTHING || Effect.of(action).clears();
    }

    /** Who is not written down before the first step that changes anything. */
    public static List<String> broken(Advice advice) {
        List<Action> all = advice.steps().stream().map(Step::action).toList();
        int first = IntStream.range(0, all.size()).filter(i -> changes(all.get(i))).findFirst().orElse(-1);
        if (first < 0) {
            return List.of();
        }
        if (!(all.getFirst() instanceof Action.WriteDown down)) {
            return List.of(all.get(first) + " comes before anything is written down");
        }
        List<String> broken = new ArrayList<>();
        String written = new Commands(advice.plight().machine()).of(down).getLast().command();
        if (advice.plight().purposes().stream().noneMatch(Purpose::isMetadata)) {
            TrueOwner.of(advice.plight().machine(), advice.plight().page()).stream()
                    .map(o -> "inode " + o.file().orElseThrow().ino() + " page " + o.filePage() + " ")
                    .filter(line -> !written.contains(line))
                    .forEach(line -> broken.add(line + "is not written down"));
        }
        boolean somebody = !TrueOwner.of(advice.plight().machine(), advice.plight().page()).isEmpty();
        if (!written.endsWith("> \"$WORK\"/owners") || (somebody && written.contains(" nobody "))) {
            broken.add("nobody is written down: " + written);
        }
        return broken;
    }
}
