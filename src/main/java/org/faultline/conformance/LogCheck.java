package org.faultline.conformance;

import java.util.List;
import java.util.Optional;
import org.faultline.kernel.LogLine;
import org.faultline.trace.Step;

/** The lines of the kernel log that begin {@code Memory failure:}, {@code XFS} or {@code MCE:}, in order. */
final class LogCheck {
    private LogCheck() {}

    static Optional<Difference> check(EventComparison scene) {
        Masks masks = scene.masks();
        List<String> expected = scene.event().log().stream().filter(LogCheck::isCompared).map(masks::log).toList();
        int at = 0;
        for (Step step : scene.steps()) {
            for (String line : step.log().stream().map(LogLine::text).filter(LogCheck::isCompared).map(masks::log)
                    .toList()) {
                boolean told = at < expected.size() && expected.get(at).equals(line);
                if (!told && !scene.isRace(step)) {
                    return Optional.of(new Difference(scene.number(), "log line " + (at + 1),
                            at < expected.size() ? expected.get(at) : "no further line", line, step.number()));
                }
                at += told ? 1 : 0;
            }
        }
        return at == expected.size()
                ? Optional.empty()
                : scene.differ("log line " + (at + 1), expected.get(at), "no further line");
    }

    private static boolean isCompared(String line) {
        return line.startsWith("Memory failure:") || line.startsWith("XFS") || line.startsWith("MCE:");
    }
}
