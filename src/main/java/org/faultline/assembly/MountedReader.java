package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.design.KernelDesign;
import org.faultline.design.Mounting;
import org.faultline.stack.Act;
import org.faultline.stack.Device;
import org.faultline.stack.Features;
import org.faultline.stack.Filesystem;
import org.faultline.stack.LayerId;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;

/** Mounts: what the chosen kernel makes of the filesystems a document says are mounted, and the acts of mounting. */
final class MountedReader {
    private final Ids ids;
    private final List<Device> devices;

    MountedReader(Ids ids, List<Device> devices) {
        this.ids = ids;
        this.devices = devices;
    }

    /** The machine with each filesystem mounted in turn as {@code design} does it; what it refuses is a warning. */
    static Stack mounted(Stack unjudged, KernelDesign design, List<Entry> entries) {
        Stack stack = unjudged;
        for (Filesystem fs : unjudged.filesystems()) {
            stack = stack.with(fs.with(fs.mount().gone()));
        }
        for (Filesystem fs : unjudged.filesystems()) {
            if (fs.mount().active() || fs.mount().isUnderWay()) {
                Mounting mounting = Mounting.of(design, stack, fs, fs.mount());
                stack = mounting.since(stack, fs);
                entries.stream().filter(e -> e.text("id", "").equals(fs.id().value())).findFirst()
                        .ifPresent(e -> tell(e, design, fs, mounting));
            }
        }
        return stack;
    }

    private static void tell(Entry entry, KernelDesign design, Filesystem fs, Mounting mounting) {
        String key = entry.has("dax") ? "dax" : "on";
        String said = mounting.log().stream().filter(l -> l.contains("DAX") && !l.contains("EXPERIMENTAL"))
                .reduce((a, b) -> b).orElse(mounting.why());
        if (mounting.granted().isEmpty()) {
            entry.warning(key, "mount-refused",
                    design.title() + " refuses to mount it (" + mounting.errno() + "): " + said,
                    "Choose another design, mount without DAX, or make and place the filesystem otherwise; until then"
                            + " nobody can open its files.");
        } else if (mounting.isDowngraded(fs.mount())) {
            entry.warning(key, "mount-without-dax", design.title() + " mounts it without DAX: " + said,
                    "Choose another design, or give the filesystem a device of its own; until then its files lie in the"
                            + " page cache.");
        }
    }

    Optional<Act> mount(Entry entry) {
        LayerId fs = filesystem(entry);
        Features.Dax dax = dax(entry);
        boolean readOnly = entry.truth("readOnly", false);
        return entry.isSound() ? Optional.of(new Act.Mount(fs, dax, readOnly)) : Optional.empty();
    }

    Optional<Act> remount(Entry entry) {
        LayerId fs = filesystem(entry);
        Features.Dax dax = dax(entry);
        boolean readOnly = entry.truth("readOnly", false);
        return entry.isSound() ? Optional.of(new Act.Remount(fs, dax, readOnly)) : Optional.empty();
    }

    Optional<Act> unmount(Entry entry) {
        LayerId fs = filesystem(entry);
        return entry.isSound() ? Optional.of(new Act.Unmount(fs)) : Optional.empty();
    }

    Optional<Act> unbind(Entry entry) {
        LayerId id = new LayerId(ids.reference(entry, "device", "device"));
        boolean driven = devices.stream().noneMatch(d -> d.id().equals(id) && !(d instanceof Pmem));
        if (entry.isGood("device") && !driven) {
            entry.error("device", "no-driver", Wording.quote(id.value()) + " has no driver of its own to unbind.",
                    "Name the persistent-memory device below it.");
        }
        return entry.isSound() ? Optional.of(new Act.Unbind(id)) : Optional.empty();
    }

    private LayerId filesystem(Entry entry) {
        return new LayerId(ids.reference(entry, "filesystem", "filesystem"));
    }

    private static Features.Dax dax(Entry entry) {
        return entry.word("dax", Features.Dax.class, Features.Dax.INODE);
    }
}
