package org.faultline.compare;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;

/** What two stacks are made of: only runs of stacks that are made of the same can be compared step by step. */
public final class Topology {
    /**
     * An object that only one of two stacks has.
     *
     * @param right whether it is the right one
     */
    public record Stranger(LayerId id, boolean right) {}

    private Topology() {}

    /** The first object that only one of them has. */
    public static Optional<Stranger> stranger(Machine left, Machine right) {
        SequencedSet<LayerId> mine = objects(left);
        SequencedSet<LayerId> theirs = objects(right);
        return mine.stream().filter(id -> !theirs.contains(id)).findFirst().map(id -> new Stranger(id, false))
                .or(() -> theirs.stream().filter(id -> !mine.contains(id)).findFirst()
                        .map(id -> new Stranger(id, true)));
    }

    private static SequencedSet<LayerId> objects(Machine machine) {
        SequencedSet<LayerId> all = new LinkedHashSet<>();
        machine.devices().forEach(d -> all.add(d.id()));
        machine.filesystems().forEach(fs -> {
            all.add(fs.id());
            fs.inodes().forEach(i -> all.add(i.id()));
        });
        machine.processes().forEach(p -> p.ids().forEach(all::add));
        return all;
    }
}
