package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Change.Cause;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.FileOwnership;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.LogContent;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.Placements;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.kernel.Errno;

/**
 * A filesystem of blocks in groups, with inodes and a map of who owns each block. Kinds differ in where their own blocks lie
 * and in whether anybody tells them of bad memory. Immutable: what a change does not touch is the same object afterwards.
 */
final class BlockFilesystem implements Filesystem {
    private final Made made;
    private final BlockState state;

    /** A filesystem that was just made: no files yet, only what mkfs writes. */
    BlockFilesystem(EmptyFilesystem empty) {
        this(empty, InodeTable.EMPTY.withChunks(empty.metadata(), empty.geometry()),
                ReverseMap.of(empty.geometry().groups(), empty.metadata()));
    }

    /** A filesystem that was just made, with files. */
    BlockFilesystem(EmptyFilesystem empty, InodeTable inodes, ReverseMap rmap) {
        FilesystemKind.Request request = empty.request();
        Geometry geometry = empty.geometry();
        this(new Made(request.id(), empty.type(), volumes(request, geometry), request.mountPoint(), request.features(),
                geometry),
                new BlockState(inodes, rmap, false, LogContent.CLEAN,
                        new Mount(true, request.features().dax(), false, false, empty.daxHolder())));
    }

    private BlockFilesystem(Made made, BlockState state) {
        this.made = made;
        this.state = state;
    }

    private static List<Volume> volumes(FilesystemKind.Request request, Geometry geometry) {
        List<Volume> all = new ArrayList<>();
        all.add(new Volume(Role.DATA, request.on(), geometry.blocks() * geometry.blockSize()));
        request.other(Role.REALTIME).ifPresent(all::add);
        request.other(Role.LOG).ifPresent(all::add);
        return List.copyOf(all);
    }

    /** What mkfs decides for ever. */
    private record Made(LayerId id, String type, List<Volume> volumes, String mountPoint, Features features,
            Geometry geometry) {
        Made with(Volume log) {
            List<Volume> all = volumes.stream().map(v -> v.role() == Role.LOG ? log : v).toList();
            if (all.equals(volumes)) {
                throw new IllegalArgumentException(id + " has no log on a device of its own");
            }
            return new Made(id, type, all, mountPoint, features, geometry);
        }

        Made with(Features next) {
            return new Made(id, type, volumes, mountPoint, next, geometry);
        }
    }

    private BlockFilesystem with(BlockState next) {
        return new BlockFilesystem(made, next);
    }

    @Override
    public LayerId id() {
        return made.id;
    }

    @Override
    public String type() {
        return made.type;
    }

    @Override
    public boolean isDaxHolder() {
        return state.mount().holder();
    }

    @Override
    public Mount mount() {
        return state.mount();
    }

    @Override
    public Filesystem with(Mount next) {
        return with(state.with(next));
    }

    @Override
    public Filesystem mapInodes(UnaryOperator<Inode> change) {
        InodeTable table = state.inodes().map(change);
        return table == state.inodes() ? this : with(state.with(table, state.rmap()));
    }

    @Override
    public LayerId on() {
        return made.volumes.getFirst().on();
    }

    @Override
    public List<Volume> volumes() {
        return made.volumes;
    }

    @Override
    public String mountPoint() {
        return made.mountPoint;
    }

    @Override
    public Features features() {
        return made.features;
    }

    @Override
    public Filesystem with(Features features) {
        return new BlockFilesystem(made.with(features), state);
    }

    @Override
    public boolean isShutDown() {
        return state.shutDown();
    }

    @Override
    public Filesystem shutDown() {
        return state.shutDown() ? this
                : with(new BlockState(state.inodes(), state.rmap(), true, state.log(), state.mount()));
    }

    @Override
    public boolean isLogged() {
        return state.log().dirty();
    }

    @Override
    public LogContent log() {
        return state.log();
    }

    @Override
    public Filesystem logged() {
        return with(state.log().more());
    }

    @Override
    public Filesystem logged(LayerId file) {
        return inode(file).map(i -> with(state.log().with(i.ino()))).orElseGet(this::logged);
    }

    @Override
    public Filesystem loggedAtLarge() {
        return with(state.log().withAnything());
    }

    private Filesystem with(LogContent log) {
        boolean writes = state.mount().active() && !state.mount().readOnly();
        return log == state.log() || !writes ? this
                : with(new BlockState(state.inodes(), state.rmap(), state.shutDown(), log, state.mount()));
    }

    @Override
    public int blockSize() {
        return made.geometry.blockSize();
    }

    @Override
    public long blockCount() {
        return made.geometry.blocks();
    }

    @Override
    public List<FsBlock> groups(Role role) {
        return made.geometry.groups(role);
    }

    @Override
    public Optional<FsBlock> blockAt(Role role, long offset) {
        return made.geometry.blockAt(role, offset);
    }

    @Override
    public long offset(FsBlock block) {
        return made.geometry.offset(block);
    }

    @Override
    public long fsblock(FsBlock block) {
        return made.geometry.fsblock(block);
    }

    @Override
    public List<Inode> inodes() {
        return state.inodes().all();
    }

    @Override
    public Optional<Inode> inode(LayerId file) {
        return state.inodes().find(file);
    }

    @Override
    public Optional<Inode> inode(long number) {
        return state.inodes().find(number);
    }

    @Override
    public Optional<Inode> inode(String path) {
        return state.inodes().find(path);
    }

    @Override
    public boolean ownsAs(FileOwnership other) {
        return other instanceof BlockFilesystem that && that.made == made && that.state.rmap() == state.rmap()
                && that.state.inodes() == state.inodes();
    }

    @Override
    public List<RmapRecord> owners(FsBlock first, long blocks) {
        return state.rmap().covering(first, blocks);
    }

    @Override
    public List<RmapRecord> records(FsBlock group) {
        return state.rmap().records(group);
    }

    @Override
    public Filesystem withLog(Volume log) {
        return new BlockFilesystem(made.with(log), state);
    }

    @Override
    public Filesystem withoutLog() {
        return with(new BlockState(state.inodes(), state.rmap(), state.shutDown(), LogContent.CLEAN, state.mount()));
    }

    @Override
    public Filesystem elsewhere(FsBlock block) {
        return new Rebuilt(this, block).elsewhere();
    }

    /** The same with other records. */
    BlockFilesystem with(ReverseMap rmap) {
        return with(state.with(state.inodes(), rmap));
    }

    @Override
    public Change write(LayerId file, long fileBlock, long blocks, Placements placements) {
        return inode(file).map(i -> new BlockWrite(this, i, placements).write(fileBlock, blocks))
                .orElseGet(() -> new Change.Refused(Errno.ENOENT, Cause.NO_FILE, file));
    }

    @Override
    public Filesystem abandon(LayerId file, long fileBlock, long blocks, Placements placements) {
        return inode(file).<Filesystem>map(i -> new BlockWrite(this, i, placements).abandon(fileBlock, blocks))
                .orElse(this);
    }

    @Override
    public Filesystem stage(LayerId file, long fileBlock, Placements placements) {
        return inode(file).<Filesystem>map(i -> new BlockWrite(this, i, placements).prepare(fileBlock)).orElse(this);
    }

    @Override
    public Change allocate(LayerId file, long fileBlock, long blocks, Placements placements) {
        return inode(file).map(i -> new BlockWrite(this, i, placements).allocate(fileBlock, blocks))
                .orElseGet(() -> new Change.Refused(Errno.ENOENT, Cause.NO_FILE, file));
    }

    @Override
    public Change reflink(LayerId source, long sourceBlock, LayerId target, String path, long targetBlock,
            long blocks) {
        Optional<Inode> from = inode(source);
        if (from.isEmpty()) {
            return new Change.Refused(Errno.ENOENT, Cause.NO_FILE, source);
        }
        if (!made.features.reflink()) {
            return new Change.Refused(Errno.EOPNOTSUPP, Cause.NO_REFLINK, source);
        }
        Optional<Free> free = free();
        Optional<Inode> existing = inode(target);
        if (existing.isEmpty() && free.isEmpty()) {
            return new Change.Refused(Errno.ENOSPC, Cause.NO_CHUNK, target);
        }
        BlockFilesystem fs = existing.isPresent() ? this : free.orElseThrow().fs();
        Inode to = existing
                .orElseGet(() -> Inode.empty(target, free.orElseThrow().number(), path).at(from.get().home())
                        .withDax(state.mount().dax() == Features.Dax.ALWAYS));
        if (to.home() != from.get().home()) {
            return new Change.Refused(Errno.EINVAL, Cause.TWO_DEVICES, target);
        }
        return BlockSharing.share(fs, from.get(), sourceBlock, to, targetBlock, blocks);
    }

    @Override
    public Change punch(LayerId file, long fileBlock, long blocks) {
        return inode(file).<Change>map(i -> new Change.Done(blocks == 0 ? this : with(i.withBlocks(
                Extents.without(i.extents(), fileBlock, fileBlock + blocks), i.staging()),
                fileBlock, fileBlock + blocks), List.of()))
                .orElseGet(() -> new Change.Refused(Errno.ENOENT, Cause.NO_FILE, file));
    }

    @Override
    public Change truncate(LayerId file, long size) {
        return inode(file).<Change>map(i -> new Change.Done(with(new FileEnd(this, i).truncated(size)), List.of()))
                .orElseGet(() -> new Change.Refused(Errno.ENOENT, Cause.NO_FILE, file));
    }

    @Override
    public Filesystem release(LayerId file, boolean once) {
        return inode(file).map(i -> with(new FileEnd(this, i).released(once))).orElse(this);
    }

    @Override
    public Filesystem opened(LayerId file) {
        return inode(file).map(i -> with(i.inCore())).orElse(this);
    }

    Geometry geometry() {
        return made.geometry;
    }

    ReverseMap rmap() {
        return state.rmap();
    }

    @Override
    public List<FileName> beginning(String path) {
        return state.inodes().beginning(path);
    }

    @Override
    public List<Inode> nameless() {
        return state.inodes().nameless();
    }

    /** An inode number that no file has, and the filesystem with a chunk that holds it. */
    record Free(BlockFilesystem fs, long number) {}

    /**
     * The lowest inode number no file has; nothing when every inode is taken and no free run is long enough for another
     * chunk.
     */
    Optional<Free> free() {
        return state.inodes().free().map(number -> new Free(this, number)).or(() -> {
            long blocks = made.geometry.inodeChunkBlocks();
            return state.rmap().free(Role.DATA, blocks, blocks, made.geometry).map(start -> {
                List<RmapRecord> chunk = List.of(RmapRecord.metadata(start, blocks, Owner.INODES));
                return new Free(with(state.with(state.inodes().withChunks(chunk, made.geometry),
                        state.rmap().replace(List.of(), chunk))), made.geometry.inode(start, 0));
            });
        });
    }

    /** This filesystem with one inode changed or added, and its reverse-map records brought in line. */
    @Override
    public BlockFilesystem with(Inode changed) {
        return with(changed, 0, Long.MAX_VALUE);
    }

    /** The same, when the inode is known to have changed in file blocks [from, to) alone. */
    BlockFilesystem with(Inode changed, long from, long to) {
        Optional<Inode> before = state.inodes().find(changed.ino());
        if (before.filter(b -> b == changed).isPresent()) {
            return this;
        }
        return with(state.with(state.inodes().with(changed),
                InodeRecords.of(before, changed, from, to).replaced(state.rmap())));
    }
}
