package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;

/** Acts by which filesystems are repaired. */
final class RepairActs {
    private static final List<String> ON = List.of("xfs");
    private static final Field VERSION = Field.choice("version", "Version", "Which xfsprogs.", "6.1", "6.13", "7.2")
            .or("7.2");

    static final ActKind REPAIR = ActKind.of(
            new Description("xfs_repair", "Run xfs_repair",
                    "Unmounted: damaged blocks are rebuilt, and what cannot be is thrown away.", ON,
                    List.of(ActFields.FILESYSTEM, VERSION,
                            Field.truth("zeroLog", "Throw the log away", "-L: what is in the log alone is lost.")))
                    .by("main", "repair/xfs_repair.c")
                    .like("{\"act\": \"xfs_repair\", \"filesystem\": \"xfs0\", \"version\": \"7.2\"}"),
            said -> on(said, new ToolCall.XfsRepair(version(said), said.truth("zeroLog"))));
    static final ActKind SCRUB = ActKind.of(
            new Description("xfs_scrub", "Run xfs_scrub",
                    "Mounted: the kernel rebuilds what is damaged, where it can.", ON,
                    List.of(ActFields.FILESYSTEM,
                            Field.truth("media", "Read all data", "-x: the data of all files is read, too.")))
                    .by("main", "scrub/xfs_scrub.c")
                    .like("{\"act\": \"xfs_scrub\", \"filesystem\": \"xfs0\"}"),
            said -> on(said, new ToolCall.XfsScrub(said.truth("media"))));
    static final ActKind HEALER = ActKind.of(
            new Description("xfs_healer", "Run xfs_healer",
                    "Mounted: it listens while everything is looked at, and has repaired what the kernel calls sick.", ON,
                    List.of(ActFields.FILESYSTEM,
                            Field.truth("repair", "Always repair",
                                    "--repair --no-autofsck: whatever the filesystem says that it may.")))
                    .by("main", "healer/xfs_healer.c")
                    .like("{\"act\": \"xfs_healer\", \"filesystem\": \"xfs0\"}"),
            said -> on(said, new ToolCall.XfsHealer(said.truth("repair"))));

    private RepairActs() {}

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
