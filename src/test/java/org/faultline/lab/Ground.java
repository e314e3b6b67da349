package org.faultline.lab;

import java.util.List;
import java.util.Map;
import org.faultline.soak.Chance;

/**
 * What the files of a scenario lie on: the devices of the laboratory, one above the other, and the filesystem.
 *
 * @param devices as the scenario file says it
 * @param xfs or else ext4
 * @param owned whether the kernel asks the filesystem who owns a page; elsewhere it asks the page for its one file
 * @param large whether files lie so that entries of 2 MiB can be made
 */
record Ground(Map<String, Object> devices, boolean xfs, boolean reflink, boolean owned, boolean large, String options,
        String dax) {
    private static final List<String> STACKS = List.of("whole", "whole", "whole", "whole", "nvdimm", "log", "partition",
            "linear", "spliced", "striped", "realtime", "bare", "bare", "ext4", "ext4", "cached", "large");
    private static final List<String> CHAINS = List.of("whole", "whole", "whole", "whole", "whole", "whole", "nvdimm",
            "nvdimm", "nvdimm", "log", "linear", "spliced", "striped", "bare", "ext4", "ext4", "ext4", "plain",
            "large");

    /** Devices and a filesystem of some kind. */
    static Ground of(Chance chance, boolean chains) {
        String kind = chance.of(chains ? CHAINS : STACKS);
        return switch (kind) {
            case "nvdimm" -> xfs(Told.of("stack", "nvdimm", "memmap", chance.any("mem", "dev")), true,
                    chance.in(7, 8), "always", "");
            case "log" -> xfs(Told.of("stack", "log"), true, true, "always", " -l logdev=/dev/pmem1,size=64m");
            // Kernel: fs/xfs/xfs_super.c xfs_setup_dax_always() turns down a mount of a partition that could share blocks.
            case "partition" -> xfs(Told.of("stack", "partition", "start", 2048, "size", 655360), chance.in(1, 2),
                    false, "always", "");
            case "linear" -> mapped(chance, List.of("0 655360 linear /dev/pmem0 " + chance.any(0, 2048, 65536)));
            case "spliced" -> mapped(chance, List.of("0 614400 linear /dev/pmem1 65536",
                    "614400 614400 linear /dev/pmem0 0"));
            case "striped" -> mapped(chance, List.of("0 1048576 striped 2 " + chance.any(256, 1024, 4096)
                    + " /dev/pmem0 0 /dev/pmem1 0"));
            case "realtime" -> xfs(Told.of("stack", "realtime"), false, false, "always", " -r rtdev=/dev/pmem1");
            case "bare" -> xfs(Told.of("stack", "whole"), chance.in(1, 2), false, "always", groups(chance));
            case "plain" -> xfs(Told.of("stack", "whole"), false, true, "always", groups(chance));
            case "cached" -> xfs(Told.of("stack", "whole"), true, chance.in(2, 3), "never", "");
            case "ext4" -> new Ground(Told.of("stack", "whole"), false, false, false, false, "-b 4096",
                    chance.in(9, 10) ? "always" : "never");
            case "large" -> large(chance);
            default -> xfs(Told.of("stack", "whole"), true, true, "always", groups(chance));
        };
    }

    /** One whose memory can be cleared: the NVDIMM that is emulated has no command for it. */
    static Ground clearing(Chance chance) {
        Ground ground = of(chance, true);
        while ("nvdimm".equals(ground.devices.get("stack"))) {
            ground = of(chance, true);
        }
        return ground;
    }

    private static Ground large(Chance chance) {
        boolean rmapbt = chance.in(2, 3);
        return new Ground(Told.of("stack", "whole"), true, false, rmapbt, true,
                "-m reflink=0,rmapbt=" + (rmapbt ? 1 : 0) + " -d agcount=2,su=2m,sw=1 -l size=64m", "always");
    }

    private static Ground mapped(Chance chance, List<String> table) {
        boolean reflink = chance.in(2, 3);
        Ground ground = xfs(Told.of("stack", "mapped", "table", table), chance.in(3, 4), reflink, "always", "");
        return new Ground(ground.devices, true, reflink, false, false, ground.options, ground.dax);
    }

    private static Ground xfs(Map<String, Object> devices, boolean rmapbt, boolean reflink, String dax, String more) {
        return new Ground(devices, true, reflink, rmapbt, false,
                "-m reflink=" + (reflink ? 1 : 0) + ",rmapbt=" + (rmapbt ? 1 : 0) + more, dax);
    }

    private static String groups(Chance chance) {
        return chance.in(1, 3) ? " -d agcount=" + chance.any(2, 3, 4, 6) : "";
    }

    boolean realtime() {
        return "realtime".equals(devices.get("stack"));
    }

    Map<String, Object> filesystem() {
        return Told.of("type", xfs ? "xfs" : "ext4", "options", options, "dax", dax);
    }

    /** The kinds of blocks that belong to no file. */
    List<String> metadata() {
        return xfs
                ? List.of("static fs metadata", "per-AG metadata", "inode btree", "inodes", "log", "refcount btree")
                : List.of("ext4 static fs metadata", "ext4 log", "ext4 inodes", "ext4 group descriptors",
                        "ext4 block bitmap");
    }
}
