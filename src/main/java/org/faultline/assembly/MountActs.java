package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Features;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Acts by which filesystems are mounted, frozen and unmounted, and devices lose their driver. */
final class MountActs {
    private static final List<String> ON = List.of("xfs", "ext4");
    private static final List<Field> OPTIONS = List.of(ActFields.FILESYSTEM, ActFields.DAX, ActFields.READ_ONLY);

    static final ActKind MOUNT = ActKind.of(
            new Description("mount", "Mount", "The kernel may refuse it, or give it no DAX.", ON, OPTIONS)
                    .by("xfs_fs_fill_super", "fs/xfs/xfs_super.c")
                    .like("{\"act\": \"mount\", \"filesystem\": \"xfs0\", \"dax\": \"always\"}"),
            said -> mount(said, Act.Mount::new));
    static final ActKind REMOUNT = ActKind.of(
            new Description("remount", "Remount",
                    "Files keep the DAX they have until their inodes are read in again.", ON, OPTIONS)
                    .by("xfs_fs_reconfigure", "fs/xfs/xfs_super.c")
                    .like("{\"act\": \"remount\", \"filesystem\": \"xfs0\", \"dax\": \"never\"}"),
            said -> mount(said, Act.Remount::new));
    static final ActKind UNMOUNT = ActKind.of(
            new Description("unmount", "Unmount", "Its files are closed to everybody.", ON,
                    List.of(ActFields.FILESYSTEM)).by("path_umount", "fs/namespace.c")
                    .like("{\"act\": \"unmount\", \"filesystem\": \"xfs0\"}"),
            said -> Optional.of(said.layer("filesystem")).filter(fs -> said.isSound()).map(Act.Unmount::new));
    static final ActKind FREEZE = new ActKind(
            new Description("freeze", "Freeze", "Whoever writes to its files waits until it is thawed.", ON,
                    List.of(ActFields.FILESYSTEM)).by("freeze_super", "fs/super.c")
                    .like("{\"act\": \"freeze\", \"filesystem\": \"xfs0\"}"),
            true, said -> Optional.of(said.layer("filesystem")).filter(fs -> said.isSound()).map(Act.Freeze::new));
    static final ActKind THAW = new ActKind(
            new Description("thaw", "Thaw", "Its files can be written again.", ON, List.of(ActFields.FILESYSTEM))
                    .by("thaw_super", "fs/super.c").like("{\"act\": \"thaw\", \"filesystem\": \"xfs0\"}"),
            true, said -> Optional.of(said.layer("filesystem")).filter(fs -> said.isSound()).map(Act.Thaw::new));
    static final ActKind UNBIND = ActKind.of(
            new Description("unbind", "Unbind the driver", "The device goes away under whoever uses it.",
                    List.of("pmem"), List.of(ActFields.DEVICE)).by("unbind_store", "drivers/base/bus.c")
                    .like("{\"act\": \"unbind\", \"device\": \"pmem0\"}"),
            MountActs::unbind);

    private MountActs() {}

    /** An act that mounts, now or again. */
    private interface Mounting {
        Act act(LayerId filesystem, Features.Dax dax, boolean readOnly);
    }

    private static Optional<Act> mount(Said said, Mounting mounting) {
        LayerId fs = said.layer("filesystem");
        Features.Dax dax = said.word("dax", Features.Dax.class);
        boolean readOnly = said.truth("readOnly");
        return said.isSound() ? Optional.of(mounting.act(fs, dax, readOnly)) : Optional.empty();
    }

    private static Optional<Act> unbind(Said said) {
        LayerId id = said.layer("device");
        boolean driven = said.scope().around().devices().device(id).filter(d -> !(d instanceof Pmem)).isEmpty();
        if (said.isGood("device") && !driven) {
            said.error("device", Wrong.NO_DRIVER, Detail.quoted(id.value()));
        }
        return said.isSound() ? Optional.of(new Act.Unbind(id)) : Optional.empty();
    }
}
