package org.faultline.format.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Sector;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Role;
import org.faultline.format.words.AdviceWords;
import org.faultline.machine.Machine;
import org.faultline.playback.Whereabouts;
import org.faultline.repair.advice.BadRange;

/** What things of a stack are called on its command line, and the sums by which a number became another. */
record Places(Machine machine) {
    /** The device file of a device. */
    String file(LayerId id) {
        Device device = machine.device(id).orElseThrow();
        return Quoted.of((device instanceof DmDevice ? "/dev/mapper/" : "/dev/") + device.name());
    }

    /** The device file of the disk that a namespace is. */
    String disk(BadRange range) {
        return file(range.pmem().id());
    }

    /** The device that a filesystem's data lies on. */
    String data(Filesystem fs) {
        return file(fs.on());
    }

    Optional<String> other(Filesystem fs, Role role) {
        return fs.volume(role).map(v -> file(v.on()));
    }

    /** The options that the tools of a filesystem take for its other devices. */
    String others(Filesystem fs) {
        return other(fs, Role.LOG).map(d -> "-l " + d + " ").orElse("")
                + other(fs, Role.REALTIME).map(d -> "-r " + d + " ").orElse("");
    }

    /** The options of mount(8), behind {@code first}. */
    String options(Filesystem fs, String first) {
        return Stream.of(Optional.of(first), other(fs, Role.LOG).map("logdev="::concat),
                other(fs, Role.REALTIME).map("rtdev="::concat)).flatMap(Optional::stream).filter(o -> !o.isEmpty())
                .collect(Collectors.joining(","));
    }

    /** How the first bad sector is worked out from the physical address. */
    static String sum(BadRange range) {
        Pmem pmem = range.pmem();
        return AdviceWords.text("sum.sector", range.first(), Hex.of(range.page().bytes().start()), Hex.of(pmem.base()),
                Hex.of(pmem.dataOffset()));
    }

    /** How the sector of each device above the namespace is worked out from that below, bottom up. */
    List<String> sums(BadRange range) {
        return Whereabouts.devices(machine, range.page()).stream().flatMap(d -> d.below().stream()
                .flatMap(below -> sum(d, below).stream())).toList();
    }

    private Optional<String> sum(Whereabouts.OnDevice on, LayerId below) {
        return switch (on.device()) {
            case Pmem pmem -> Optional.empty();
            case Partition part -> Optional.of(AdviceWords.text("sum.partition", part.name(),
                    Sector.holding(on.offset()), Sector.holding(on.offset() + part.start()),
                    Sector.holding(part.start())));
            case DmDevice mapped -> mapped.below(on.offset()).filter(p -> p.on().equals(below))
                    .map(p -> AdviceWords.text("sum.dm", mapped.name(), Sector.holding(on.offset()),
                            Sector.holding(p.below(on.offset())), Sector.holding(p.at()), Sector.holding(p.start()),
                            machine.device(below).orElseThrow().name()));
        };
    }
}
