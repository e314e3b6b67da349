package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;

/** A mounted XFS, or an ext4 as far as it differs only in telling nobody; immutable. Kernel: fs/xfs, fs/ext4. */
final class Xfs implements Filesystem {
    static final String XFS = "xfs";
    private final String type;
    private final LayerId id;
    private final List<Volume> volumes;
    private final String mountPoint;
    private final Features features;
    private final XfsGeometry geometry;
    private final SortedMap<Long, Inode> inodes;
    private final ReverseMap rmap;
    private final boolean shutDown;
    private final Mount mount;
    private final Map<LayerId, List<Extent>> later;

    /** A filesystem that was just made: no files yet, only what mkfs writes. */
    Xfs(String type, FilesystemKind.Request request, XfsGeometry geometry, List<RmapRecord> metadata) {
        this(request.id(), volumes(request, geometry), request.mountPoint(),
                new Parts(type, request.features(), geometry, new TreeMap<>(),
                        ReverseMap.of(geometry.groups(), metadata), false, mounted(type, request.features()),
                        Map.of()));
    }

    private Xfs(LayerId id, List<Volume> volumes, String mountPoint, Parts parts) {
        this.id = id;
        this.volumes = List.copyOf(volumes);
        this.mountPoint = mountPoint;
        this.type = parts.type;
        this.features = parts.features;
        this.geometry = parts.geometry;
        this.inodes = parts.inodes;
        this.rmap = parts.rmap;
        this.shutDown = parts.shutDown;
        this.mount = parts.mount;
        this.later = parts.later;
    }

    private static List<Volume> volumes(FilesystemKind.Request request, XfsGeometry geometry) {
        List<Volume> all = new ArrayList<>();
        all.add(new Volume(Role.DATA, request.on(), geometry.blocks() * geometry.blockSize()));
        request.other(Role.REALTIME).ifPresent(all::add);
        request.other(Role.LOG).ifPresent(all::add);
        return all;
    }

    private record Parts(String type, Features features, XfsGeometry geometry, SortedMap<Long, Inode> inodes,
            ReverseMap rmap, boolean shutDown, Mount mount, Map<LayerId, List<Extent>> later) {}

    /** As its features say, before a kernel had its say. */
    private static Mount mounted(String type, Features features) {
        return new Mount(true, features.dax(), false, false, type.equals(XFS));
    }

    @Override
    public LayerId id() {
        return id;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean isDaxHolder() {
        return mount.holder();
    }

    @Override
    public Mount mount() {
        return mount;
    }

    @Override
    public Filesystem with(Mount next) {
        boolean anew = !next.active() || !mount.active();
        return new Xfs(id, volumes, mountPoint,
                new Parts(type, features, geometry, inodes, rmap, shutDown && !anew, next, later));
    }

    @Override
    public Filesystem mapInodes(UnaryOperator<Inode> change) {
        SortedMap<Long, Inode> table = new TreeMap<>(inodes);
        table.replaceAll((number, inode) -> change.apply(inode));
        return new Xfs(id, volumes, mountPoint,
                new Parts(type, features, geometry, table, rmap, shutDown, mount, later));
    }

    @Override
    public LayerId on() {
        return volumes.getFirst().on();
    }

    @Override
    public List<Volume> volumes() {
        return volumes;
    }

    @Override
    public String mountPoint() {
        return mountPoint;
    }

    @Override
    public Features features() {
        return features;
    }

    @Override
    public boolean isShutDown() {
        return shutDown;
    }

    @Override
    public Filesystem shutDown() {
        return new Xfs(id, volumes, mountPoint, new Parts(type, features, geometry, inodes, rmap, true, mount, later));
    }

    @Override
    public int blockSize() {
        return geometry.blockSize();
    }

    @Override
    public long blockCount() {
        return geometry.blocks();
    }

    @Override
    public List<FsBlock> groups(Role role) {
        return geometry.groups().stream().filter(g -> g.role() == role).toList();
    }

    @Override
    public Optional<FsBlock> blockAt(Role role, long offset) {
        return geometry.blockAt(role, offset);
    }

    @Override
    public long offset(FsBlock block) {
        return geometry.offset(block);
    }

    @Override
    public long fsblock(FsBlock block) {
        return geometry.fsblock(block);
    }

    @Override
    public List<Inode> inodes() {
        return List.copyOf(inodes.values());
    }

    @Override
    public Optional<Inode> inode(LayerId file) {
        return inodes.values().stream().filter(i -> i.id().equals(file)).findFirst();
    }

    @Override
    public Optional<Inode> inode(long number) {
        return Optional.ofNullable(inodes.get(number));
    }

    @Override
    public Optional<Inode> inode(String path) {
        return inodes.values().stream().filter(i -> i.path().equals(path)).findFirst();
    }

    @Override
    public List<RmapRecord> owners(FsBlock first, long blocks) {
        return rmap.covering(first, blocks);
    }

    @Override
    public List<RmapRecord> records(FsBlock group) {
        return rmap.records(group);
    }

    @Override
    public Change write(LayerId file, long fileBlock, long blocks) {
        return inode(file).map(i -> new XfsWrite(this, i).write(fileBlock, blocks))
                .orElseGet(() -> new Change.Refused("ENOENT", "there is no file " + file));
    }

    @Override
    public Change reflink(LayerId source, long sourceBlock, LayerId target, String path, long targetBlock,
            long blocks) {
        Optional<Inode> from = inode(source);
        if (from.isEmpty()) {
            return new Change.Refused("ENOENT", "there is no file " + source);
        }
        if (!features.reflink()) {
            return new Change.Refused("EOPNOTSUPP", "the filesystem was made with reflink=0");
        }
        Optional<XfsInodes.Free> free = XfsInodes.free(this);
        Optional<Inode> existing = inode(target);
        if (existing.isEmpty() && free.isEmpty()) {
            return new Change.Refused("ENOSPC", "there is no room for another inode chunk");
        }
        Xfs fs = existing.isPresent() ? this : free.orElseThrow().fs();
        Inode to = existing
                .orElseGet(() -> Inode.empty(target, free.orElseThrow().number(), path).at(from.get().home())
                        .withDax(mount.dax() == Features.Dax.ALWAYS));
        if (to.home() != from.get().home()) {
            return new Change.Refused("EINVAL", "one file lies on the realtime device and the other does not");
        }
        return XfsReflink.share(fs, from.get(), sourceBlock, to, targetBlock, blocks);
    }

    @Override
    public Change punch(LayerId file, long fileBlock, long blocks) {
        return inode(file).<Change>map(i -> new Change.Done(with(i.withBlocks(
                Extents.without(i.extents(), fileBlock, fileBlock + blocks),
                Extents.without(i.staging(), fileBlock, fileBlock + blocks))), List.of()))
                .orElseGet(() -> new Change.Refused("ENOENT", "there is no file " + file));
    }

    @Override
    public Change truncate(LayerId file, long size) {
        long end = Math.ceilDiv(size, geometry.blockSize());
        return inode(file).<Change>map(i -> new Change.Done(with(i.withBlocks(
                Extents.without(i.extents(), end, Long.MAX_VALUE), Extents.without(i.staging(), end, Long.MAX_VALUE))
                .withSize(size)), List.of()))
                .orElseGet(() -> new Change.Refused("ENOENT", "there is no file " + file));
    }

    @Override
    public Filesystem opened(LayerId file) {
        return inode(file).map(i -> with(i.inCore())).orElse(this);
    }

    XfsGeometry geometry() {
        return geometry;
    }

    SortedMap<Long, Inode> inodeTable() {
        return inodes;
    }

    ReverseMap rmap() {
        return rmap;
    }

    /** This filesystem with one inode changed or added, and its reverse-map records brought in line. */
    Xfs with(Inode changed) {
        List<RmapRecord> before = Optional.ofNullable(inodes.get(changed.ino())).map(XfsInodes::records)
                .orElse(List.of());
        List<RmapRecord> after = XfsInodes.records(changed);
        List<RmapRecord> removed = new ArrayList<>(before);
        removed.removeAll(after);
        List<RmapRecord> added = new ArrayList<>(after);
        added.removeAll(before);
        SortedMap<Long, Inode> table = new TreeMap<>(inodes);
        table.put(changed.ino(), changed);
        return new Xfs(id, volumes, mountPoint,
                new Parts(type, features, geometry, table, rmap.replace(removed, added), shutDown, mount, later));
    }

    /** This filesystem with more blocks that no inode owns. */
    Xfs withMetadata(RmapRecord record) {
        return new Xfs(id, volumes, mountPoint,
                new Parts(type, features, geometry, inodes, rmap.replace(List.of(), List.of(record)), shutDown,
                        mount, later));
    }

    /** This filesystem, which will give a file those blocks when it needs them and they are free. */
    Xfs expecting(LayerId file, List<Extent> blocks) {
        Map<LayerId, List<Extent>> next = new HashMap<>(later);
        next.put(file, List.copyOf(blocks));
        return new Xfs(id, volumes, mountPoint,
                new Parts(type, features, geometry, inodes, rmap, shutDown, mount, Map.copyOf(next)));
    }

    /** The block a file is expected to get for one of its blocks, when it is free now. */
    Optional<FsBlock> expected(LayerId file, long fileBlock) {
        return later.getOrDefault(file, List.of()).stream().filter(e -> e.covers(fileBlock))
                .map(e -> e.block(fileBlock)).filter(b -> rmap.covering(b, 1).isEmpty()).findFirst();
    }
}
