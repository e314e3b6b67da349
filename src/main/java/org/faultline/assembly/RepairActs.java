package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.filesystem.MountForm;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;

/** Acts by which filesystems are repaired. */
final class RepairActs {
    private static final List<String> ON = List.of("xfs");

    static final ActKind REPAIR = new ActKind(
            new Description("xfs_repair", "Run xfs_repair",
                    "Unmounted: damaged blocks are rebuilt, and what cannot be is thrown away.", ON,
                    List.of(ActFields.FILESYSTEM, ActFields.VERSION, ActFields.ZERO_LOG))
                    .by("main", "repair/xfs_repair.c")
                    .like("{\"act\": \"xfs_repair\", \"filesystem\": \"xfs0\", \"version\": \"7.2\"}"),
            true, said -> on(said, new ToolCall.XfsRepair(version(said), said.truth("zeroLog"))));
    static final ActKind SCRUB = new ActKind(
            new Description("xfs_scrub", "Run xfs_scrub",
                    "Mounted: the kernel rebuilds what is damaged, where it can.", ON,
                    List.of(ActFields.FILESYSTEM, ActFields.MEDIA))
                    .by("main", "scrub/xfs_scrub.c")
                    .like("{\"act\": \"xfs_scrub\", \"filesystem\": \"xfs0\"}"),
            true, said -> on(said, new ToolCall.XfsScrub(said.truth("media"))));
    static final ActKind HEALER = new ActKind(
            new Description("xfs_healer", "Run xfs_healer",
                    "Mounted: it listens while everything is looked at, and has repaired what the kernel calls sick.",
                    ON,
                    List.of(ActFields.FILESYSTEM, ActFields.ALWAYS))
                    .by("main", "healer/xfs_healer.c")
                    .like("{\"act\": \"xfs_healer\", \"filesystem\": \"xfs0\"}"),
            true, said -> on(said, new ToolCall.XfsHealer(said.truth("repair"))));

    static final ActKind RESTORE = new ActKind(
            new Description("restore", "Restore from outside",
                    "Bytes of a file are written anew that somebody keeps outside of the picture.", List.of("file"),
                    List.of(ActFields.FILE, ActFields.MAPPED_OFFSET, ActFields.PAGES_LENGTH, ActFields.FROM))
                    .by("dax_iomap_rw", "fs/dax.c")
                    .like("{\"act\": \"restore\", \"file\": \"a\", \"offset\": 0, \"length\": 4096,"
                            + " \"from\": \"backup\"}"),
            true, said -> restore(said, said.word("from", Act.Restore.Outside.class)));
    static final ActKind RESTORE_CLONE = new ActKind(
            new Description("restore_clone", "Restore from another file",
                    "Bytes of a file are written anew that another file has; they are read there first.",
                    List.of("file"),
                    List.of(ActFields.FILE, ActFields.MAPPED_OFFSET, ActFields.PAGES_LENGTH,
                            Field.reference("source", "From", "The file that has them.", List.of("file")),
                            ActFields.SOURCE_OFFSET))
                    .by("dax_iomap_rw", "fs/dax.c")
                    .like("{\"act\": \"restore_clone\", \"file\": \"a\", \"offset\": 0, \"length\": 4096,"
                            + " \"source\": \"b\"}"),
            true, said -> said.fileId("source").flatMap(
                    source -> restore(said, new Act.Restore.Clone(source, said.number("sourceOffset")))));
    static final ActKind REPLACE_LOG = new ActKind(
            new Description("replace_log", "Replace the log device",
                    "Unmounted: the log begins anew on another device, and what was in the old one alone is lost.", ON,
                    List.of(ActFields.FILESYSTEM,
                            Field.reference("device", "Device", "The new device for the log; nobody uses it.",
                                    MountForm.DISKS)))
                    .by("main", "repair/xfs_repair.c")
                    .like("{\"act\": \"replace_log\", \"filesystem\": \"xfs0\", \"device\": \"pmem0\"}"),
            true, said -> {
                LayerId filesystem = said.layer("filesystem");
                LayerId device = said.layer("device");
                return said.isSound() ? Optional.of(new Act.ReplaceLog(filesystem, device)) : Optional.empty();
            });
    static final ActKind FAIL_OVER = new ActKind(
            new Description("fail_over", "Fail over",
                    "Whoever uses it goes on with a replica on another machine, and it is unmounted here.",
                    List.of("xfs", "ext4"), List.of(ActFields.FILESYSTEM)).by("path_umount", "fs/namespace.c")
                    .like("{\"act\": \"fail_over\", \"filesystem\": \"xfs0\"}"),
            true, said -> Optional.of(said.layer("filesystem")).filter(fs -> said.isSound()).map(Act.FailOver::new));

    private RepairActs() {}

    private static Optional<Act> restore(Said said, Act.Restore.Origin from) {
        Optional<LayerId> file = said.fileId("file");
        long offset = said.number("offset");
        long length = said.number("length");
        if (said.isGood("length") && length == 0) {
            said.error("length", Wrong.CALL_EMPTY);
        }
        if (said.isGood("length") && length > FileActs.MOST_TRANSFERRED) {
            said.error("length", Wrong.CALL_TOO_LONG, Detail.bytes(length), Detail.of(FileActs.MOST_TRANSFERRED));
        }
        return file.filter(f -> said.isSound()).map(f -> new Act.Restore(f, offset, length, from));
    }

    private static Tool version(Said said) {
        String word = said.text("version");
        return List.of(Tool.XFS_REPAIR_6_1, Tool.XFS_REPAIR_6_13).stream().filter(t -> t.version().equals(word))
                .findFirst().orElse(Tool.XFS_REPAIR_7_2);
    }

    private static Optional<Act> on(Said said, ToolCall call) {
        LayerId filesystem = said.layer("filesystem");
        return said.isSound() ? Optional.of(new Act.RunTool(filesystem, call)) : Optional.empty();
    }
}
