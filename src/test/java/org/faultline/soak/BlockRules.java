package org.faultline.soak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.device.Device;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.machine.Machine;
import org.faultline.soak.Play.Moment;

/** Who owns which block, reckoned again from the extents of the files, block by block. */
final class BlockRules {
    private BlockRules() {}

    static List<Rule> all() {
        return List.of(rule("the reverse map and the extents of all files tell the same", BlockRules::otherOwners),
                rule("a block has as many owners as file pages that show it, and more than one only by reflink",
                        BlockRules::otherCounts),
                rule("free and used blocks together are the device", BlockRules::otherSums));
    }

    private interface Wrong {
        List<String> with(Machine machine, Filesystem fs);
    }

    /** A check of every filesystem after every act that changed it. */
    private static Rule rule(String name, Wrong wrong) {
        return Rule.of(name, play -> {
            List<String> broken = new ArrayList<>();
            IdentityHashMap<Filesystem, Boolean> seen = new IdentityHashMap<>();
            for (Moment moment : play.moments()) {
                for (Filesystem fs : moment.machine().filesystems()) {
                    if (seen.put(fs, true) == null) {
                        wrong.with(moment.machine(), fs).forEach(w -> broken.add(moment.when() + ": " + w));
                    }
                }
            }
            return broken;
        });
    }

    /** One block of one owner. */
    private record Part(FsBlock block, Owner owner, long fileBlock, Fork fork, boolean unwritten) {}

    private static List<String> otherOwners(Machine machine, Filesystem fs) {
        Map<Part, Integer> wanted = new HashMap<>();
        for (Inode inode : fs.inodes()) {
            Owner owner = new Owner(inode.ino());
            inode.extents().forEach(e -> parts(wanted, e, owner, Fork.DATA));
            inode.attributes().forEach(e -> parts(wanted, e, owner, Fork.ATTR));
            for (Extent e : inode.staging()) {
                for (long i = 0; i < e.blocks(); i++) {
                    wanted.merge(new Part(e.start().plus(i), Owner.COW, 0, Fork.DATA, false), 1, Integer::sum);
                }
            }
        }
        Map<Part, Integer> found = new HashMap<>();
        for (RmapRecord r : records(fs)) {
            if (!r.owner().isSpecial() || r.owner().equals(Owner.COW)) {
                for (long i = 0; i < r.blocks(); i++) {
                    long fileBlock = r.owner().isSpecial() ? 0 : r.offset() + i;
                    found.merge(new Part(r.start().plus(i), r.owner(), fileBlock, r.fork(), r.unwritten()), 1,
                            Integer::sum);
                }
            }
        }
        return wanted.equals(found) ? List.of() : List.of(difference(wanted, found));
    }

    private static void parts(Map<Part, Integer> parts, Extent e, Owner owner, Fork fork) {
        for (long i = 0; i < e.blocks(); i++) {
            parts.merge(new Part(e.start().plus(i), owner, e.offset() + i, fork, e.unwritten()), 1, Integer::sum);
        }
    }

    private static String difference(Map<Part, Integer> wanted, Map<Part, Integer> found) {
        Set<String> missing = new TreeSet<>();
        wanted.forEach((p, n) -> {
            if (!n.equals(found.get(p))) {
                missing.add("extents say " + n + " x " + p);
            }
        });
        found.forEach((p, n) -> {
            if (!n.equals(wanted.get(p))) {
                missing.add("the reverse map says " + n + " x " + p);
            }
        });
        return missing.stream().limit(4).toList().toString();
    }

    private static List<String> otherCounts(Machine machine, Filesystem fs) {
        Map<FsBlock, Integer> shown = new HashMap<>();
        for (Inode inode : fs.inodes()) {
            for (Extent e : inode.extents()) {
                for (long i = 0; i < e.blocks(); i++) {
                    shown.merge(e.start().plus(i), 1, Integer::sum);
                }
            }
        }
        List<String> broken = new ArrayList<>();
        shown.forEach((block, count) -> {
            int owners = fs.owners(block, 1).size();
            if (owners != count || (count > 1 && !fs.features().reflink())) {
                broken.add(fs.id() + " block " + block + " is shown " + count + " times and has " + owners + " owners");
            }
        });
        return broken;
    }

    private static List<String> otherSums(Machine machine, Filesystem fs) {
        List<String> broken = new ArrayList<>();
        for (Volume volume : fs.volumes()) {
            if (volume.role() != Role.LOG) {
                broken.addAll(otherSums(machine, fs, volume));
            }
        }
        return broken;
    }

    private static List<String> otherSums(Machine machine, Filesystem fs, Volume volume) {
        List<String> broken = new ArrayList<>();
        long all = volume.role() == Role.DATA ? fs.blockCount() : volume.size() / fs.blockSize();
        List<FsBlock> groups = fs.groups(volume.role());
        for (int i = 0; i < groups.size(); i++) {
            FsBlock group = groups.get(i);
            long end = i + 1 < groups.size() ? fs.offset(groups.get(i + 1)) : all * fs.blockSize();
            long size = (end - fs.offset(group)) / fs.blockSize();
            long used = used(fs, group);
            long free = free(fs.records(group), size);
            if (used + free != size) {
                broken.add(fs.id() + " " + group.group() + ": " + used + " used and " + free + " free of " + size);
            }
        }
        Device device = machine.device(volume.on()).orElseThrow();
        if (groups.isEmpty() || all != device.size() / fs.blockSize()) {
            broken.add(fs.id() + " has " + all + " blocks on " + volume.role() + ", the device "
                    + device.size() / fs.blockSize());
        }
        return broken;
    }

    /** Blocks of a group that files show or keep aside, or that the filesystem itself needs, each counted once. */
    private static long used(Filesystem fs, FsBlock group) {
        BitSet used = new BitSet();
        for (Inode inode : fs.inodes()) {
            for (List<Extent> fork : List.of(inode.extents(), inode.attributes(), inode.staging())) {
                fork.stream().filter(e -> e.start().ag() == group.ag() && e.start().role() == group.role())
                        .forEach(e -> used.set((int) e.start().agbno(), (int) (e.start().agbno() + e.blocks())));
            }
        }
        for (RmapRecord r : fs.records(group)) {
            if (r.owner().isSpecial() && !r.owner().equals(Owner.COW)) {
                used.set((int) r.start().agbno(), (int) (r.start().agbno() + r.blocks()));
            }
        }
        return used.cardinality();
    }

    /** Blocks between the records of the reverse map. */
    private static long free(List<RmapRecord> records, long size) {
        long free = 0;
        long end = 0;
        for (RmapRecord r : records) {
            free += Math.max(0, r.start().agbno() - end);
            end = Math.max(end, r.start().agbno() + r.blocks());
        }
        return free + size - end;
    }

    private static List<RmapRecord> records(Filesystem fs) {
        return fs.volumes().stream().flatMap(v -> fs.groups(v.role()).stream()).flatMap(g -> fs.records(g).stream())
                .toList();
    }
}
