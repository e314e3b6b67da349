package org.faultline.desktop.shell;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.desktop.model.WindowText;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;

/** The ways a bad page can be noticed on one machine. */
final class Notices {
    private Notices() {}

    /** The two that need no process, then two for each running process that maps something. */
    static List<Notice> of(Machine machine) {
        Stream<Notice> always = Stream.of(new Notice.CorruptPfn(), new Notice.Scrub());
        Stream<Notice> each = machine.processes().stream().filter(p -> p.isRunning() && !p.mappings().isEmpty())
                .flatMap(p -> Stream.of(new Notice.Consume(p.pid()), new Notice.Madvise(p.pid())));
        return Stream.concat(always, each).toList();
    }

    /** What people call {@code notice}. */
    static String text(Notice notice, Machine machine) {
        return switch (notice) {
            case Notice.CorruptPfn n -> WindowText.text("notice.corrupt");
            case Notice.Scrub n -> WindowText.text("notice.scrub");
            case Notice.Reported n -> WindowText.text("notice.reported");
            case Notice.Consume n -> WindowText.text("notice.consume", name(n.pid(), machine));
            case Notice.Madvise n -> WindowText.text("notice.madvise", name(n.pid(), machine));
        };
    }

    private static String name(int pid, Machine machine) {
        return machine.process(pid).map((UserProcess p) -> p.pid() + " " + p.comm()).orElse(Integer.toString(pid));
    }
}
