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
import org.faultline.kernel.Errno;
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

    /** A header by its place in the group and what the kernel calls a buffer of it. */
    private enum Header {
        /** The superblock or a copy of it, which is not read for that. */
        SUPERBLOCK(0, "xfs_sb"),
        /** Free space, read for the trees of shared blocks and of owners. */
        AGF(1, "xfs_agf"),
        /** Inodes, read for the tree of free ones. */
        AGI(2, "xfs_agi");

        private final int place;
        private final String kind;

        Header(int place, String kind) {
            this.place = place;
            this.kind = kind;
        }

        private String reader() {
            return kind.replace("xfs_", "xfs_read_");
        }
    }

    /**
     * What the log says when blocks and inodes are counted anew, of the first header that cannot be read. What a recovery
     * makes of one that can be read and is wrong is a matter of what it replays. Kernel: fs/xfs/libxfs/xfs_ag.c
     * xfs_initialize_perag_data().
     */
    Optional<LogLine> uncounted() {
        return fs.groups().stream().flatMap(g -> Stream.of(Header.AGF, Header.AGI).filter(h -> isUnreadable(g, h))
                .map(h -> failed(g, h))).findFirst();
    }

    /** What the log says of headers that cannot be had to set blocks aside, at each attempt, by ascending group. */
    List<LogLine> unreadable() {
        return fs.features().crc()
                ? fs.groups().stream().flatMap(g -> unreadable(g).flatMap(h -> lines(g, h))).toList()
                : List.of();
    }

    /** With which error the first of them ends: a checksum that is wrong is corruption. Kernel: fs/xfs/xfs_buf.c xfs_buf_read_map(). */
    Errno error() {
        return fs.groups().stream().flatMap(g -> unreadable(g).map(h -> isUnreadable(g, h))).findFirst().orElse(true)
                ? Errno.EIO : Errno.EUCLEAN;
    }

    /**
     * The first header of a group that cannot be had. That of free space is read first for shared blocks; else it is the
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

    /** Whether it cannot be read, or fails its checksum: zeros are no header. Kernel: xfs_agf_read_verify(), xfs_agi_read_verify(). */
    private boolean isBad(FsBlock group, Header header) {
        return isUnreadable(group, header)
                || frame(group, header).filter(p -> !machine.undefined().of(p).isNone()).isPresent();
    }

    private boolean isUnreadable(FsBlock group, Header header) {
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

    private Stream<LogLine> lines(FsBlock group, Header header) {
        return isUnreadable(group, header) ? Stream.of(failed(group, header))
                : Stream.of(Printk.XFS_METADATA_CRC.of(device(), header.kind + "_read_verify [xfs]", header.kind,
                        daddr(group, header)), Printk.XFS_RUN_REPAIR.of(device()));
    }

    private LogLine failed(FsBlock group, Header header) {
        return Printk.XFS_METADATA_IO.of(device(), header.reader() + " [xfs]", daddr(group, header),
                Long.toString(Unit.SECTOR.of(APART)));
    }

    private String device() {
        return machine.device(fs.on()).orElseThrow().name();
    }

    private String daddr(FsBlock group, Header header) {
        return Hex.kernel(Sector.holding(offset(group, header)).number());
    }
}
