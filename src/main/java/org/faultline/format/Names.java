package org.faultline.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.act.Act;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.format.words.Messages;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.watcher.Watcher;

/** What people call the things of one stack: {@code 101 postgres}, {@code /mnt/db/a}, {@code xfs on pmem0}. */
public record Names(Machine machine) {
    /** A process, by number and command. */
    public String process(int pid) {
        return machine.process(pid).map(Names::process)
                .orElseGet(() -> pid == Act.NOBODY ? Messages.text("name.nobody") : Messages.text("name.process", pid));
    }

    /** The layer at which a step happened; nothing means the memory manager. */
    String layer(Optional<LayerId> layer) {
        return layer.map(this::layer).orElseGet(() -> Messages.text("name.mm"));
    }

    /** Any layer, file, process or mapping. */
    public String layer(LayerId id) {
        return machine.device(id).map(Device::name).or(() -> machine.filesystem(id).map(this::filesystem))
                .or(() -> inode(id).map(Inode::path)).or(() -> processOf(id))
                .or(() -> Watcher.of(machine.watchers(), id).map(Watcher::name)).orElse(id.value());
    }

    /** Whether that is the name of a process or of one of its mappings. */
    public boolean isProcess(LayerId id) {
        return user(id).isPresent();
    }

    /** The number of a process, by itself or by one of its mappings. */
    public String number(LayerId id) {
        return user(id).map(p -> Integer.toString(p.pid())).orElse(id.value());
    }

    /** A filesystem, by type and device: {@code xfs on pmem0}. */
    String filesystem(LayerId id) {
        return machine.filesystem(id).map(this::filesystem).orElse(id.value());
    }

    /** Where the filesystem is mounted. */
    String mountPoint(LayerId id) {
        return machine.filesystem(id).map(Filesystem::mountPoint).orElse(id.value());
    }

    /** A file, by path. */
    String file(LayerId id) {
        return inode(id).map(Inode::path).orElse(id.value());
    }

    /** Whether that is the name of a file. */
    boolean isFile(LayerId id) {
        return inode(id).isPresent();
    }

    /** Several mappings, each by the process it belongs to. */
    String mappings(List<LayerId> ids) {
        return ids.stream().map(this::layer).collect(Collectors.joining(", "));
    }

    /** Whether the mapping is shared or private. */
    String flags(LayerId mapping) {
        return machine.processes().stream().flatMap(p -> p.mappings().stream()).filter(m -> m.id().equals(mapping))
                .map(Mapping::flags).findFirst().orElse("");
    }

    /** The owner a record names: a path, or what the special owner is called. */
    String owner(Filesystem fs, RmapRecord record) {
        String who = fs.inode(record.owner().code()).map(Inode::path).orElse(record.owner().label());
        return switch (record.fork()) {
            case DATA -> who;
            case ATTR -> Messages.text("name.attributes", who);
            case BMBT -> Messages.text("name.bmbt", who);
        };
    }

    /** The filesystem a step is about: that of its layer, or else the only one of the stack. */
    Optional<Filesystem> filesystemAt(Optional<LayerId> layer) {
        return layer.flatMap(machine::filesystem).or(() -> machine.filesystems().stream().findFirst());
    }

    /** A run of numbered things: {@code 7}, or {@code 7-9}. */
    static String run(long first, long count) {
        return count == 1 ? Long.toString(first) : first + "-" + (first + count - 1);
    }

    /** A signal as siginfo has it. */
    static String signal(Signal signal) {
        return Messages.text("signal", signal.code(), Hex.kernel(signal.address()), signal.lsb());
    }

    /** A run of pages: {@code page 7}, or {@code pages 7-9}. */
    static String pages(long first, long count) {
        return Messages.text(count == 1 ? "pages.one" : "name.pages", run(first, count));
    }

    private static String process(UserProcess process) {
        return process.pid() + " " + process.comm();
    }

    private String filesystem(Filesystem fs) {
        return Messages.text("name.filesystem", fs.type(), machine.device(fs.on()).map(Device::name).orElse("?"));
    }

    private Optional<Inode> inode(LayerId id) {
        return machine.filesystemOf(id).flatMap(fs -> fs.inode(id));
    }

    private Optional<String> processOf(LayerId id) {
        return user(id).map(Names::process);
    }

    /** The process of that name, or the one that has the mapping of that name. */
    Optional<UserProcess> user(LayerId id) {
        return machine.processes().stream()
                .filter(p -> p.ids().anyMatch(id::equals)).findFirst();
    }
}
