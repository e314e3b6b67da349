package org.faultline.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** What a command of a shell came to, as far as the model can tell: whether it could work, and what sysfs shows. */
final class ShellCheck {
    private static final String BADBLOCKS = "cat /sys/block/";

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
            return scene.same(command, result.getOrDefault("out", ""), badblocks(scene.after(), name));
        }
        boolean handled = scene.steps().stream().map(Step::event).anyMatch(
                e -> e instanceof TraceEvent.Signalled s && s.consequence() == TraceEvent.Consequence.HANDLED);
        return scene.event().printed(handled).flatMap(p -> scene.same(command, result.getOrDefault("out", ""), p));
    }

    /** The file of sysfs: first sector and number of sectors of each run, one a line. */
    private static String badblocks(Machine machine, String device) {
        return machine.pmems().stream().filter(p -> p.name().equals(device)).findFirst()
                .map(p -> machine.bad().entrySet().stream().filter(e -> e.getValue().known())
                        .filter(e -> p.data().contains(e.getKey().bytes())).map(e -> line(p, e.getKey(), e.getValue()))
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    private static String line(Pmem pmem, Pfn pfn, BadPage page) {
        return page.known() ? Unit.SECTOR.of(pmem.toDevice(pfn.bytes()).start()) + " 8" : "";
    }
}
