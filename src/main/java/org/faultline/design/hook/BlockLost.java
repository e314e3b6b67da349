package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Sector;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.design.choice.AnswerChoice.Superblock;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

/**
 * The block device is told that a block is lost, and tells the filesystem mounted on it. Patch set: RFC v2 2/6,
 * drivers/nvdimm/pmem.c pmem_block_lost().
 *
 * @param superblock the function that finds who is mounted there
 */
public record BlockLost(KernelSource source, KernelSource superblock) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        Device disk = kernel.machine().device(failure.layer().orElseThrow()).orElseThrow();
        Sector sector = Sector.holding(failure.range().start());
        String arguments = "disk=" + disk.name() + " offset=" + failure.range().start();
        Draft draft = Draft
                .of(source, new TraceEvent.Asked(arguments),
                        "The block device is told which of its bytes are lost, and looks for who uses them.")
                .at(disk.id()).with("sector", Hex.of(failure.range().start()) + " / 512", sector.toString());
        return kernel.call(draft, () -> holder(kernel, failure, disk));
    }

    private Outcome holder(Kernel kernel, Failure failure, Device disk) {
        Machine machine = kernel.machine();
        Optional<Partition> partition = machine.partitionsOf(disk.id()).stream()
                .filter(p -> p.extent(disk.space()).contains(failure.range())).findFirst();
        Failure there = partition.map(p -> failure.at(p.id(), p.above(failure.range()))).orElse(failure);
        partition.ifPresent(p -> kernel.step(translation(failure, there, p)));
        return user(kernel, there);
    }

    /** Tells the filesystem mounted on the device of {@code there}, or else every device that holds it in turn. */
    private Outcome user(Kernel kernel, Failure there) {
        Machine machine = kernel.machine();
        LayerId device = there.layer().orElseThrow();
        Optional<Filesystem> mounted = switch (kernel.design().choice(Superblock.class)) {
            case BY_ANY_DEVICE -> machine.mountedWith(device);
            case BY_DATA_DEVICE -> machine.mountedOn(device);
        };
        Optional<Hook> lost = kernel.design().chain().filesystem();
        if (mounted.isPresent() && lost.isPresent()) {
            return lost.get().ask(kernel, there.at(mounted.get().id(), there.range()));
        }
        for (DmDevice holder : mounted.isPresent() ? List.<DmDevice>of() : machine.mappedOn(device)) {
            Outcome outcome = new DmBlockLost(holder, this::user).ask(kernel, there);
            if (!(outcome instanceof Outcome.Refused refused) || refused.errno() != Errno.ENODEV) {
                return outcome;
            }
        }
        Outcome.Refused nobody = new Outcome.Refused(Errno.ENODEV,
                "No filesystem is mounted on " + name(machine, device) + " and nobody else holds it.");
        kernel.step(Draft.of(superblock, new TraceEvent.Refused(nobody.errno().name()), nobody.why()).at(device));
        return nobody;
    }

    private Draft translation(Failure before, Failure after, Partition partition) {
        return Draft
                .of(source, new TraceEvent.Translated(before.range(), after.range()),
                        "The sector lies in partition " + partition.name() + ", which counts from its own start.")
                .at(partition.id()).with("partition offset",
                        Hex.of(before.range().start()) + " - " + Hex.of(partition.start()),
                        Hex.of(after.range().start()));
    }

    private static String name(Machine machine, LayerId device) {
        return machine.device(device).orElseThrow().name();
    }
}
