package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.soak.Known.Disk;
import org.faultline.soak.Known.Volume;

/** Namespaces, partitions and mapped devices. */
final class DeviceMaker {
    private static final long MIB = 1L << 20;
    private static final long SECTOR = 512;
    private final Chance chance;
    private final Known known;
    private final List<Node> nodes = new ArrayList<>();

    DeviceMaker(Chance chance, Known known) {
        this.chance = chance;
        this.known = known;
    }

    /** The devices of a document; the disks for filesystems are known afterwards. */
    List<Node> devices() {
        switch (chance.count(0, 14)) {
            case 0, 1 -> partitions(pmem(chance.count(640, 1300)));
            case 2 -> linear(List.of(usable(pmem(chance.count(330, 700)))));
            case 3 -> linear(List.of(linear(List.of(usable(pmem(chance.count(340, 700)))))));
            case 4 -> linear(List.of(usable(pmem(chance.count(200, 400))), usable(pmem(chance.count(200, 400)))));
            case 5, 6 -> striped();
            case 7 -> linear(List.of(striped()));
            case 8 -> halves(usable(pmem(chance.count(640, 1300))));
            case 9 -> onPartitions();
            case 10, 11 -> {
                whole();
                whole();
            }
            default -> whole();
        }
        if (chance.in(1, 3)) {
            known.spares.add(usable(pmem(chance.count(70, 400))));
        }
        if (chance.in(1, 8)) {
            known.characters.add(usable(pmem(2L * chance.count(2, 8), chance.any("devdax", "devdax_4k"))));
        }
        if (chance.in(1, 8)) {
            known.blocks.add(usable(pmem(chance.count(2, 8))));
        }
        return nodes;
    }

    private void whole() {
        long size = chance.in(1, 20) ? 64L << 10 : chance.count(304, 1100);
        known.disks.add(usable(pmem(size)));
    }

    private Volume pmem(long mebibytes) {
        return pmem(mebibytes, chance.in(1, 20) ? "raw" : "fsdax");
    }

    private Volume pmem(long mebibytes, String mode) {
        int number = known.volumes.size();
        long dataOffset = chance.any(0L, 0L, 2L, 18L) * MIB;
        long base = (1L << 32) + number * (1L << 38) + chance.between(0, 3) * 16 * MIB;
        Volume volume = new Volume("pmem" + number, base, mebibytes * MIB + dataOffset, dataOffset);
        nodes.add(Json.object("id", volume.id(), "kind", "pmem", "base", "0x" + Long.toHexString(volume.base()), "size",
                volume.size(), "dataOffset", dataOffset, "memory", chance.any("nvdimm", "nvdimm", "legacy"), "mode",
                mode));
        known.volumes.add(volume);
        return volume;
    }

    private static Disk usable(Volume volume) {
        return new Disk(volume.id(), volume.size() - volume.dataOffset(), false);
    }

    private void partitions(Volume volume) {
        long all = usable(volume).size();
        long start = chance.between(0, 2) * MIB;
        long first = 304 * MIB + chance.between(0, (all - start - 610 * MIB) / Known.PAGE) * Known.PAGE;
        partition(volume, start, first);
        if (chance.in(2, 3)) {
            partition(volume, start + first, all - start - first);
        }
    }

    private void partition(Volume volume, long start, long size) {
        String id = known.name(volume.id() + "p");
        nodes.add(Json.object("id", id, "kind", "partition", "on", volume.id(), "start", start, "size", size));
        known.disks.add(new Disk(id, size, true));
    }

    /** Two mapped devices, each on a half of one namespace. */
    private void halves(Disk disk) {
        long half = disk.size() / 2 / MIB * MIB;
        List<String> first = List.of("0 " + half / SECTOR + " linear " + disk.id() + " " + half / SECTOR);
        List<String> second = List.of("0 " + half / SECTOR + " linear " + disk.id() + " 0");
        Disk upper = mapped(first, half);
        mapped(second, half);
        known.disks.add(upper);
    }

    /** A mapped device on partitions of one namespace. */
    private void onPartitions() {
        partitions(pmem(chance.count(640, 1300)));
        linear(List.copyOf(known.disks));
    }

    /** Each disk below is cut into one or two lines, which lie in the table in any order. */
    private Disk linear(List<Disk> below) {
        List<String> words = new ArrayList<>();
        List<Long> lengths = new ArrayList<>();
        for (Disk disk : below) {
            long skipped = chance.between(0, 3) * MIB;
            long step = chance.any(MIB, 2 * MIB, Known.PAGE);
            long cut = (disk.size() - skipped) / 2 / step * step;
            boolean two = chance.in(1, 2);
            long first = two ? cut : disk.size() - skipped;
            int place = words.isEmpty() || chance.in(1, 2) ? words.size() : 0;
            words.add(place, "linear " + disk.id() + " " + skipped / SECTOR);
            lengths.add(place, first);
            if (two) {
                int other = chance.in(1, 2) ? words.size() : 0;
                words.add(other, "linear " + disk.id() + " " + (skipped + first) / SECTOR);
                lengths.add(other, disk.size() - skipped - first);
            }
        }
        List<String> table = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < words.size(); i++) {
            table.add(start / SECTOR + " " + lengths.get(i) / SECTOR + " " + words.get(i));
            start += lengths.get(i);
        }
        return mapped(table, start);
    }

    private Disk striped() {
        Disk one = usable(pmem(chance.count(200, 300)));
        Disk two = usable(pmem(chance.count(200, 300)));
        long chunk = chance.any(4096L, 65536L, 131072L, 2 * MIB);
        long length = 2 * (Math.min(one.size(), two.size()) / (2 * MIB) * 2 * MIB);
        return mapped(List.of("0 " + length / SECTOR + " striped 2 " + chunk / SECTOR + " " + one.id() + " 0 "
                + two.id() + " 0"), length);
    }

    private Disk mapped(List<String> table, long size) {
        Disk disk = new Disk(known.name("dm"), size, false);
        nodes.add(Json.object("id", disk.id(), "kind", "dm", "table", table));
        known.disks.clear();
        known.disks.add(disk);
        return disk;
    }
}
