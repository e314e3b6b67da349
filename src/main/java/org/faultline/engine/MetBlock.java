package org.faultline.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.LogContent;
import org.faultline.machine.Machine;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;
import org.faultline.repair.table.BlockSort;
import org.faultline.repair.table.Case;

/**
 * A block of a filesystem that cannot be read, or does not hold what was there.
 *
 * @param page the memory it lies in
 */
record MetBlock(Pfn page, Spot spot, Purpose purpose, Damage damage) {
    /** Those of a filesystem, in the order in which tools come to them: its own space, inodes, what hangs from those, data. */
    static List<MetBlock> of(Machine machine, LayerId filesystem) {
        List<MetBlock> all = new ArrayList<>();
        damaged(machine).forEach(page -> Spot.of(machine, page).filter(s -> s.filesystem().id().equals(filesystem))
                .ifPresent(spot -> all.add(new MetBlock(page, spot, Purpose.of(spot), Damage.of(machine, page)))));
        all.sort(Comparator.comparingInt(met -> phase(BlockSort.of(met.purpose))));
        return List.copyOf(all);
    }

    private static Stream<Pfn> damaged(Machine machine) {
        return Stream.concat(machine.bad().keySet().stream(), machine.undefined().byPage().keySet().stream()).distinct()
                .filter(page -> Damage.of(machine, page) != Damage.GOOD);
    }

    /** The same block, with whatever it is for by now. */
    Optional<MetBlock> now(Machine machine) {
        return Spot.of(machine, page).map(now -> new MetBlock(page, now, Purpose.of(now), damage));
    }

    Filesystem filesystem() {
        return spot.filesystem();
    }

    Case of(LogContent log, KernelDesign design) {
        return Case.of(spot, purpose, damage, log, design);
    }

    private static int phase(BlockSort sort) {
        return switch (sort) {
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGI, AGFL, FREE_LIST_BLOCK, BNOBT, CNTBT, INOBT,
                    FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE, FIRST_LOG_BLOCK, LOG, EXTERNAL_LOG -> 2;
            case INODE_CLUSTER, ROOT_CLUSTER, QUOTA, REALTIME_BITMAP, REALTIME_SUMMARY -> 3;
            case BMBT, ATTRIBUTES, SYMLINK, COW_STAGING -> 4;
            case DIRECTORY_DATA, DIRECTORY_LEAF -> 6;
            case DATA, UNWRITTEN, FREE, OTHER, NONE -> 7;
        };
    }
}
