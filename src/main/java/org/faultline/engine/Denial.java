package org.faultline.engine;

import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Why;

/**
 * Why a call on a file is turned down before anybody looks at its contents: by its name, or by its filesystem. Kernel:
 * fs/namei.c, fs/namespace.c mnt_want_write(), fs/xfs/xfs_file.c, fs/dax.c.
 */
record Denial(Ending ending, Why why) {
    static final Denial NO_FILE = of(Errno.ENOENT, CallBecause.NO_FILE);

    /** Turned down with an error. */
    static Denial of(Errno errno, CallBecause why) {
        return new Denial(Ending.of(errno), Why.of(why));
    }

    /** Whether it is that the filesystem is shut down. */
    boolean isOfShutdown() {
        return why.because() == CallBecause.SHUT_DOWN;
    }

    /** What stands in the way of finding a file by its name. */
    static Optional<Denial> ofName(Filesystem fs, LayerId file) {
        return fs.inode(file).filter(i -> i.link() != Inode.Link.NAMED).map(i -> NO_FILE);
    }

    /** What stands in the way of a call on a descriptor of a file, whosever it is. */
    static Optional<Denial> ofDescriptor(Machine machine, Filesystem fs, LayerId file) {
        return ofName(fs, file).filter(d -> Unlinking.users(machine, file).isEmpty());
    }

    /** What stands in the way of a call of process {@code pid} on a file: one without a name only its users have open. */
    static Optional<Denial> ofFile(Machine machine, Inode file, int pid) {
        boolean has = machine.process(pid).filter(p -> p.holds(file.id())).isPresent();
        return switch (file.link()) {
            case NAMED -> Optional.empty();
            case UNLINKED -> has ? Optional.empty() : Optional.of(NO_FILE);
            case FREED -> Optional.of(NO_FILE);
        };
    }

    /** What stands in the way of a call on the contents; a device-dax namespace can only be opened and mapped. */
    static Optional<Denial> ofCall(Machine machine, Filesystem asked, boolean write) {
        return machine.deviceEntry(asked).isPresent()
                ? Optional.of(of(Errno.EINVAL, CallBecause.ONLY_MAPPED))
                : of(machine, asked, write);
    }

    /**
     * What stands in the way of a call that changes which blocks a file has: a block device has the same for good, and
     * {@code errno} is the answer there. Kernel: block/fops.c blkdev_fallocate(), fs/attr.c inode_newsize_ok(), fs/remap_range.c
     */
    static Optional<Denial> ofBlocks(Machine machine, Filesystem asked, Errno errno) {
        return asked.driver() == Driver.BLOCK_DEVICE ? Optional.of(of(errno, CallBecause.DEVICE_KEEPS_BLOCKS))
                : ofCall(machine, asked, true);
    }

    /** What stands in the way of mmap. Kernel: drivers/dax/device.c __check_vma(), include/linux/dax.h daxdev_mapping_supported() */
    static Optional<Denial> ofMap(Machine machine, Filesystem fs, Mapping mapping) {
        boolean fits = machine.deviceEntry(fs).stream().mapToLong(PageEntry.Level::bytes)
                .allMatch(unit -> mapping.shared() && mapping.address() % unit == 0 && mapping.offset() % unit == 0
                        && mapping.length() % unit == 0);
        if (!fits) {
            return Optional.of(of(Errno.EINVAL, CallBecause.WHOLE_ENTRIES));
        }
        boolean able = !mapping.sync() || fs.inode(mapping.file()).filter(Inode::dax).isPresent();
        Filesystem now = machine.filesystem(fs.id()).orElseThrow();
        boolean unasked = now.mount().active() && now.isShutDown() && fs.driver().mapsWhenShutDown();
        return Optional.of(now).filter(f -> !unasked).flatMap(f -> of(machine, f, false))
                .or(() -> able ? Optional.empty()
                        : Optional.of(of(Errno.EOPNOTSUPP, CallBecause.NEEDS_DAX)));
    }

    /**
     * What stands in the way of reading, or of writing; the filesystem as it is in {@code machine}. Whoever writes waits for a
     * thaw before anybody looks whether the filesystem is shut down. Kernel: include/linux/fs.h sb_start_write(), sb_start_pagefault()
     */
    static Optional<Denial> of(Machine machine, Filesystem asked, boolean write) {
        Filesystem fs = machine.filesystem(asked.id()).orElseThrow();
        if (!fs.mount().active()) {
            return Optional.of(of(Errno.ENOENT, CallBecause.NOT_MOUNTED));
        }
        if (write && fs.mount().readOnly()) {
            return Optional.of(of(Errno.EROFS, CallBecause.READ_ONLY));
        }
        if (write && fs.mount().frozen()) {
            return Optional.of(new Denial(Ending.of(Ending.Break.BLOCKED), Why.of(CallBecause.FROZEN)));
        }
        if (fs.isShutDown()) {
            return Optional.of(of(Errno.EIO, CallBecause.SHUT_DOWN));
        }
        return machine.isGone(fs.on())
                ? Optional.of(of(Errno.ENXIO, CallBecause.DEVICE_GONE))
                : Optional.empty();
    }
}
