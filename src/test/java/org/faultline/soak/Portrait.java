package org.faultline.soak;

import java.util.Comparator;
import java.util.Map;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Volume;
import org.faultline.machine.Machine;

/** A machine as text: two machines are the same when their portraits are. */
public final class Portrait {
    private Portrait() {}

    public static String of(Machine machine) {
        StringBuilder text = new StringBuilder();
        text.append("devices ").append(machine.devices()).append("\nearly kill ").append(machine.earlyKill());
        machine.filesystems().forEach(fs -> filesystem(text, fs));
        machine.processes().forEach(p -> text.append('\n').append(p));
        text.append("\nleft behind ").append(machine.aftermath().locked())
                .append(machine.aftermath().ended());
        machine.filesystems().forEach(fs -> text.append(' ').append(machine.aftermath().unread(fs.id())));
        text.append("\nbad ").append(machine.bad());
        machine.entries().entrySet().stream().filter(e -> !e.getValue().runs().isEmpty())
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(LayerId::value)))
                .forEach(e -> text.append("\nin use ").append(e));
        return text.append("\nsaid of pages ").append(machine.users()).toString();
    }

    private static void filesystem(StringBuilder text, Filesystem fs) {
        text.append('\n').append(fs.id()).append(" shut down ").append(fs.isShutDown()).append(" mounted ")
                .append(fs.mount());
        fs.inodes().forEach(i -> text.append("\n  ").append(i));
        for (Volume volume : fs.volumes()) {
            for (FsBlock group : fs.groups(volume.role())) {
                fs.records(group).forEach(r -> text.append("\n    ").append(r));
            }
        }
    }
}
