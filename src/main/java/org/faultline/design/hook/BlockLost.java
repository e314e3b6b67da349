package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
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
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

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
        List<Check> tried = new ArrayList<>();
        Optional<Partition> partition = partition(kernel.machine(), failure, disk, tried);
        Draft draft = Draft
                .of(source, TraceEvent.Asked.with(Argument.of(Argument.Name.DISK, disk.name()),
                        Argument.of(Argument.Name.OFFSET, failure.range().start())), HookBecause.LOOKS_FOR_USERS)
                .at(disk.id()).with(Value.Name.SECTOR, Formula.hex(failure.range().start()).over(Unit.SECTOR.bytes()),
                        new Detail.InSector(sector))
                .checked(tried);
        return kernel.call(draft, () -> holder(kernel, failure, partition));
    }

    /** The partition that the bad bytes lie in; those that were tried before it are noted. */
    private static Optional<Partition> partition(Machine machine, Failure failure, Device disk, List<Check> tried) {
        for (Partition partition : machine.partitionsOf(disk.id())) {
            boolean inside = partition.extent(disk.space()).contains(failure.range());
            tried.add(new Check(Check.Condition.IN_PARTITION, Detail.of(partition), inside));
            if (inside) {
                return Optional.of(partition);
            }
        }
        return Optional.empty();
    }

    private Outcome holder(Kernel kernel, Failure failure, Optional<Partition> partition) {
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
        Outcome.Refused nobody = Outcome.Refused.of(Errno.ENODEV, HookBecause.NOBODY_HOLDS_DISK,
                Detail.of(machine.device(device).orElseThrow()));
        kernel.step(Draft.of(superblock, nobody).at(device).checked(Check.Condition.SUPERBLOCK,
                Detail.of(machine.device(device).orElseThrow()), mounted.isPresent()));
        return nobody;
    }

    private Draft translation(Failure before, Failure after, Partition partition) {
        return Draft
                .of(source, new TraceEvent.Translated(before.range(), after.range()), HookBecause.IN_PARTITION,
                        Detail.of(partition))
                .at(partition.id()).with(Value.Name.PARTITION_OFFSET,
                        Formula.hex(before.range().start()).minus(Formula.hex(partition.start())),
                        new Detail.InHex(after.range().start()));
    }
}
