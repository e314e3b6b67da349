package org.faultline.soak;

import java.util.Comparator;
import java.util.Map;
import org.faultline.stack.Filesystem;
import org.faultline.stack.FsBlock;
import org.faultline.stack.LayerId;
import org.faultline.stack.Stack;

/** A machine as text: two machines are the same when their portraits are. */
final class Portrait {
    private Portrait() {}

    static String of(Stack stack) {
        StringBuilder text = new StringBuilder();
        text.append("devices ").append(stack.devices()).append("\nearly kill ").append(stack.earlyKill());
        stack.filesystems().forEach(fs -> filesystem(text, fs));
        stack.processes().forEach(p -> text.append('\n').append(p));
        text.append("\nleft behind ").append(stack.aftermath().locked());
        stack.filesystems().forEach(fs -> text.append(' ').append(stack.unread(fs.id())));
        text.append("\nbad ").append(stack.bad());
        stack.entries().entrySet().stream().filter(e -> !e.getValue().runs().isEmpty())
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(LayerId::value)))
                .forEach(e -> text.append("\nin use ").append(e));
        return text.toString();
    }

    private static void filesystem(StringBuilder text, Filesystem fs) {
        text.append('\n').append(fs.id()).append(" shut down ").append(fs.isShutDown()).append(" mounted ")
                .append(fs.mount());
        fs.inodes().forEach(i -> text.append("\n  ").append(i));
        for (Filesystem.Volume volume : fs.volumes()) {
            for (FsBlock group : fs.groups(volume.role())) {
                fs.records(group).forEach(r -> text.append("\n    ").append(r));
            }
        }
    }
}
