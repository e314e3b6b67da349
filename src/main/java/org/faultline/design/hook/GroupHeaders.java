package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;

/**
 * The headers of the allocation groups of an XFS: a mount reads them when it sets blocks aside in every group, and before
 * that after a recovery; an unmount writes those that changed. Kernel: fs/xfs/xfs_fsops.c xfs_fs_reserve_ag_blocks(),
 * fs/xfs/libxfs/xfs_ag_resv.c xfs_ag_resv_init().
 */
public record GroupHeaders(Machine machine, Filesystem fs) {
    /** Bytes from one header of a group to the next: mkfs takes the sectors of persistent memory. */
    private static final long APART = 4096;

    /** A header by its place in the group and the function that reads it. */
    private enum Header {
        /** The superblock or a copy of it, which is not read for that. */
        SUPERBLOCK(0, "xfs_readsb"),
        /** Free space, read for the trees of shared blocks and of owners. */
        AGF(1, "xfs_read_agf"),
        /** Inodes, read for the tree of free ones. */
        AGI(2, "xfs_read_agi");

        private final int place;
        private final String reader;

        Header(int place, String reader) {
            this.place = place;
            this.reader = reader;
        }
    }

    /**
     * What the log says when blocks and inodes are counted anew, of the first header that cannot be read. Kernel:
     * fs/xfs/libxfs/xfs_ag.c xfs_initialize_perag_data().
     */
    Optional<LogLine> uncounted() {
        return fs.groups().stream().flatMap(g -> Stream.of(Header.AGF, Header.AGI).filter(h -> isBad(g, h))
                .map(h -> line(g, h))).findFirst();
    }

    /** What the log says of headers that cannot be read to set blocks aside, at each attempt, by ascending group. */
    List<LogLine> unreadable() {
        return fs.features().crc()
                ? fs.groups().stream().flatMap(g -> unreadable(g).map(h -> line(g, h))).toList()
                : List.of();
    }

    /**
     * The first header of a group that cannot be read. That of free space is read first for shared blocks; else it is the
     * last, and is tried once more after the tree of owners asked for it.
     */
    private Stream<Header> unreadable(FsBlock group) {
        Stream<Header> all = fs.features().reflink() ? Stream.of(Header.AGF, Header.AGI)
                : fs.features().rmapbt() ? Stream.of(Header.AGI, Header.AGF, Header.AGF)
                        : Stream.of(Header.AGI, Header.AGF);
        List<Header> bad = all.filter(h -> isBad(group, h)).toList();
        return bad.stream().filter(h -> h == bad.getFirst());
    }

    /**
     * The machine once a filesystem that changed was unmounted: what is written to is bad no more. The first superblock
     * and the headers of groups in which files lie count as changed. Kernel: fs/xfs/xfs_mount.c xfs_unmountfs(),
     * drivers/nvdimm/pmem.c pmem_do_write().
     */
    public Machine written() {
        Machine next = machine;
        for (FsBlock group : fs.groups().stream().filter(this::isUsed).toList()) {
            for (Header header : Header.values()) {
                Optional<Pfn> known = frame(group, header)
                        .filter(p -> header != Header.SUPERBLOCK || group.ag() == 0)
                        .filter(p -> machine.bad(p).filter(BadPage::known).isPresent()
                                || !machine.undefined().of(p).isNone());
                next = known.isPresent() ? next.rewritten(known.get()) : next;
            }
        }
        return next;
    }

    private boolean isUsed(FsBlock group) {
        return group.ag() == 0
                || fs.records(group).stream().anyMatch(r -> !r.owner().isSpecial() || r.owner().equals(Owner.INODES));
    }

    private boolean isBad(FsBlock group, Header header) {
        return frame(group, header).flatMap(machine::bad).filter(BadPage::stops).isPresent();
    }

    private long offset(FsBlock group, Header header) {
        return fs.offset(group) + header.place * APART;
    }

    private Optional<Pfn> frame(FsBlock group, Header header) {
        Device device = machine.device(fs.on()).orElseThrow();
        return machine.toPhysical(device, ByteRange.of(device.space(), offset(group, header), APART))
                .map(r -> Pfn.holding(r.start()));
    }

    private LogLine line(FsBlock group, Header header) {
        return Printk.XFS_METADATA_IO.of(machine.device(fs.on()).orElseThrow().name(), header.reader + " [xfs]",
                Hex.kernel(Sector.holding(offset(group, header)).number()), Long.toString(Unit.SECTOR.of(APART)));
    }
}
