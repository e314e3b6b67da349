package org.faultline.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Quantity;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.format.words.Messages;
import org.faultline.format.words.NumberWords;
import org.faultline.format.words.StepWords;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.watcher.Watcher;

/**
 * What the things of a stack are called where there is little room: {@code /db/a}, {@code XFS}, {@code 101 postgres}.
 *
 * @param brief whether even those are too long: a process goes by its number, a filesystem by its type
 * @param most letters that a name has at most
 */
record ShortNames(Machine machine, boolean brief, int most) {
    private static final int LONGEST = 24;
    private static final int SHORTER = 17;
    private static final int SHORT = 12;
    private static final int SHORTEST = 8;
    private static final String XFS = "xfs";

    /** The names of a stack, the ones that say most first. */
    static Stream<ShortNames> of(Machine machine) {
        return Stream.of(new ShortNames(machine, false, LONGEST), new ShortNames(machine, true, LONGEST),
                new ShortNames(machine, true, SHORTER), new ShortNames(machine, true, SHORT),
                new ShortNames(machine, true, SHORTEST));
    }

    /** The layer at which a step happens; nothing means the memory manager. */
    String layer(Optional<LayerId> layer) {
        return layer.map(this::layer).orElseGet(() -> Messages.text("name.mm.first"));
    }

    /** Any layer, file, process or mapping. */
    String layer(LayerId id) {
        return machine.device(id).map(d -> cut(d.name())).or(() -> machine.filesystem(id).map(this::filesystem))
                .or(() -> file(id)).or(() -> user(id).map(this::process))
                .or(() -> Watcher.of(machine.watchers(), id).map(w -> cut(w.name()))).orElseGet(() -> cut(id.value()));
    }

    /** A file: its path below the mount point, where all files lie below the same. */
    Optional<String> file(LayerId id) {
        return machine.filesystemOf(id).flatMap(fs -> fs.inode(id).map(inode -> file(fs, inode)));
    }

    private String file(Filesystem fs, Inode inode) {
        boolean alone = machine.filesystems().size() == 1 && inode.path().startsWith(fs.mountPoint() + "/");
        String path = alone ? inode.path().substring(fs.mountPoint().length()) : inode.path();
        return cut(path.endsWith(Inode.DELETED) ? path.substring(0, path.length() - Inode.DELETED.length()) : path);
    }

    /** A filesystem by its type, and by its device where there are several. */
    String filesystem(Filesystem fs) {
        String type = fs.type().equals(XFS) ? XFS.toUpperCase(Locale.ROOT) : fs.type();
        return brief || machine.filesystems().size() == 1 ? type
                : Messages.text("name.filesystem", type, machine.device(fs.on()).map(Device::name).map(this::cut)
                        .orElse(""));
    }

    /** The filesystem that the layer is, or that has it. */
    Optional<String> filesystemOf(LayerId layer) {
        return machine.filesystem(layer).or(() -> machine.filesystemOf(layer)).map(this::filesystem);
    }

    /** A process by its number. */
    String process(int pid) {
        return machine.process(pid).map(this::process)
                .orElseGet(() -> brief && pid != Act.NOBODY ? Integer.toString(pid) : new Names(machine).process(pid));
    }

    /** Those whose mappings these are, by their numbers; how many where that is too long. */
    String users(List<LayerId> mappings) {
        List<String> pids = mappings.stream().flatMap(m -> user(m).stream()).map(p -> Integer.toString(p.pid()))
                .distinct().toList();
        return brief && pids.size() > 1 ? NumberWords.of(mappings.size()) : String.join(", ", pids);
    }

    /** How many bytes, with their unit. */
    static String size(long bytes) {
        String size = Quantity.of(bytes);
        return size.chars().allMatch(Character::isDigit) ? StepWords.text("size.bytes", size) : size;
    }

    /** Names one after the other. */
    static String list(List<String> names) {
        String last = names.getLast();
        return names.size() == 1 ? last : StepWords.text("list",
                names.subList(0, names.size() - 1).stream().collect(Collectors.joining(", ")), last);
    }

    /** A text of which the end is what tells it from others. */
    String cut(String text) {
        return text.length() <= most ? text : StepWords.text("cut", text.substring(text.length() - most + 1));
    }

    private String process(UserProcess process) {
        return brief ? Integer.toString(process.pid()) : process.pid() + " " + process.comm();
    }

    private Optional<UserProcess> user(LayerId id) {
        return new Names(machine).user(id);
    }
}
