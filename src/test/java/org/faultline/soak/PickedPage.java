package org.faultline.soak;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;

/** A page of a filesystem of a machine, picked at random; one time in eight its memory cannot be cleared. */
record PickedPage(Random random, Machine machine, Pfn page) {
    /** At the ends of a record of the reverse map, inside of it or behind it; half of them are a file's, if there is one. */
    static Optional<PickedPage> of(Random random, Machine machine) {
        if (machine.filesystems().isEmpty()) {
            return Optional.empty();
        }
        Filesystem fs = machine.filesystems().get(random.nextInt(machine.filesystems().size()));
        Optional<Pfn> log = random.nextInt(4) == 0 ? log(random, machine, fs) : Optional.empty();
        return log.or(() -> of(random, machine, fs)).map(page -> new PickedPage(random,
                random.nextInt(8) == 0 ? stubborn(machine, page) : machine, page));
    }

    /** A page of a log that lies on a namespace of its own. */
    private static Optional<Pfn> log(Random random, Machine machine, Filesystem fs) {
        return fs.volume(Role.LOG).flatMap(v -> machine.device(v.on())
                .flatMap(d -> d instanceof Pmem p ? Optional.of(p.pfn(random.nextLong(v.size()))) : Optional.empty()));
    }

    private static Optional<Pfn> of(Random random, Machine machine, Filesystem fs) {
        List<RmapRecord> all = fs.volumes().stream().flatMap(v -> fs.groups(v.role()).stream())
                .flatMap(g -> fs.records(g).stream()).toList();
        List<RmapRecord> files = all.stream().filter(r -> !r.isMetadata()).toList();
        List<RmapRecord> from = files.isEmpty() || random.nextBoolean() ? all : files;
        if (from.isEmpty()) {
            return Optional.empty();
        }
        RmapRecord record = from.get(random.nextInt(from.size()));
        FsBlock block = switch (random.nextInt(8)) {
            case 0, 1 -> record.start();
            case 2, 3 -> record.end().plus(-1);
            case 4 -> record.end();
            default -> record.start().plus(random.nextLong(record.blocks()));
        };
        return fs.blockAt(block.role(), fs.offset(block)).flatMap(b -> machine.toPhysical(fs, b))
                .map(r -> Pfn.holding(r.start()));
    }

    private static Machine stubborn(Machine machine, Pfn page) {
        return machine.pmemAt(page.bytes().start())
                .map(p -> machine.with(new Pmem(p.id(), p.name(), p.base(), p.namespaceSize(), p.dataOffset(),
                        Pmem.Kind.VIRTUAL, p.mode(), p.gone())))
                .orElse(machine);
    }

    /** The page goes bad one way or another. */
    Machine failed(KernelDesign design) {
        return switch (random.nextInt(4)) {
            case 0 -> new Impact(machine, design).run(page, new Notice.CorruptPfn()).after();
            case 1 -> new Impact(machine, design).run(page, new Notice.Scrub()).after();
            case 2 -> machine.with(page, new BadPage(true, false, false));
            default -> machine.with(page, new BadPage(true, true, true));
        };
    }
}
