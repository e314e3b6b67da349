package org.faultline.desktop.shell;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.desktop.model.Messages;
import org.faultline.stack.Notice;
import org.faultline.stack.Process;
import org.faultline.stack.Stack;

/** The ways a bad page can be noticed on one machine. */
final class Notices {
    private Notices() {}

    /** The two that need no process, then two for each running process that maps something. */
    static List<Notice> of(Stack stack) {
        Stream<Notice> always = Stream.of(new Notice.CorruptPfn(), new Notice.Scrub());
        Stream<Notice> each = stack.processes().stream().filter(p -> p.isRunning() && !p.mappings().isEmpty())
                .flatMap(p -> Stream.of(new Notice.Consume(p.pid()), new Notice.Madvise(p.pid())));
        return Stream.concat(always, each).toList();
    }

    /** What people call {@code notice}. */
    static String text(Notice notice, Stack stack) {
        return switch (notice) {
            case Notice.CorruptPfn n -> Messages.text("notice.corrupt");
            case Notice.Scrub n -> Messages.text("notice.scrub");
            case Notice.Reported n -> Messages.text("notice.reported");
            case Notice.Consume n -> Messages.text("notice.consume", name(n.pid(), stack));
            case Notice.Madvise n -> Messages.text("notice.madvise", name(n.pid(), stack));
        };
    }

    private static String name(int pid, Stack stack) {
        return stack.process(pid).map((Process p) -> p.pid() + " " + p.comm()).orElse(Integer.toString(pid));
    }
}
