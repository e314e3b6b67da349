package org.faultline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.address.Unit;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** What a command of a shell came to, as far as the model can tell: whether it could work, and what sysfs shows. */
final class ShellCheck {
    private static final String BADBLOCKS = "cat /sys/block/";
    private static final long SECTORS = Unit.SECTOR.of(Unit.PAGE.bytes());

    private ShellCheck() {}

    static Optional<Difference> check(EventComparison scene) {
        String command = scene.event().command();
        Map<String, String> result = scene.event().result();
        if (command.startsWith("touch /") || command.startsWith("ls /")) {
            Optional<Filesystem> fs = scene.after().filesystems().stream()
                    .filter(f -> command.contains(" " + f.mountPoint())).findFirst();
            return fs.flatMap(f -> scene.same(command, "0".equals(result.get("rc")) ? "done" : "failed",
                    f.isShutDown() && (command.startsWith("touch ") || f.driver().hidesWhenShutDown())
                            ? "failed"
                            : "done"));
        }
        if (command.startsWith(BADBLOCKS) && command.endsWith("/badblocks")) {
            String name = command.substring(BADBLOCKS.length(), command.length() - "/badblocks".length());
            return scene.same(command, runs(recorded(result.getOrDefault("out", ""))),
                    runs(badblocks(scene.after(), name)));
        }
        boolean handled = scene.steps().stream().map(Step::event).anyMatch(
                e -> e instanceof TraceEvent.Signalled s && s.consequence() == TraceEvent.Consequence.HANDLED);
        return scene.event().printed(handled).flatMap(p -> scene.same(command, result.getOrDefault("out", ""), p));
    }

    /** First sectors of the pages on a recorded list; lines that touch are one run or several, as it happened. */
    private static List<Long> recorded(String list) {
        return list.lines().filter(l -> !l.isBlank()).map(l -> l.split(" ", -1))
                .flatMap(l -> LongStream.range(0, Long.parseLong(l[1]) / SECTORS)
                        .mapToObj(i -> Long.parseLong(l[0]) + i * SECTORS))
                .sorted().toList();
    }

    private static List<Long> badblocks(Machine machine, String device) {
        return machine.pmems().stream().filter(p -> p.name().equals(device)).findFirst().stream()
                .flatMap(p -> machine.bad().entrySet().stream().filter(e -> e.getValue().known())
                        .map(e -> e.getKey().bytes()).filter(b -> p.data().contains(b))
                        .map(b -> Unit.SECTOR.of(p.toDevice(b).start())))
                .sorted().toList();
    }

    /** The file of sysfs: first sector and number of sectors of each run, one a line. */
    private static String runs(List<Long> pages) {
        List<String> lines = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < pages.size(); i++) {
            boolean last = i + 1 == pages.size() || pages.get(i + 1) != pages.get(i) + SECTORS;
            if (last) {
                lines.add(pages.get(first) + " " + (i + 1 - first) * SECTORS);
                first = i + 1;
            }
        }
        return String.join("\n", lines);
    }
}
