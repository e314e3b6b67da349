package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Mapper;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.FsBlock;
import org.faultline.stack.Inode;
import org.faultline.stack.RmapRecord;
import org.faultline.stack.Stack;

/**
 * A true owner of a page, whatever a kernel makes of it.
 *
 * @param file the file, or nothing for metadata of the filesystem
 * @param filePage page of the file that holds the page's bytes; 0 where there is no file
 */
record TrueOwner(Filesystem filesystem, FsBlock block, RmapRecord record, Optional<Inode> file, long filePage) {
    /** Every owner of the page, in the order a query of the reverse map gives them. */
    static List<TrueOwner> of(Stack stack, Pfn pfn) {
        List<TrueOwner> owners = new ArrayList<>();
        for (Filesystem fs : stack.filesystems()) {
            block(stack, fs, pfn).ifPresent(block -> fs.owners(block, 1).forEach(r -> owners.add(owner(fs, block, r))));
        }
        return owners;
    }

    /** The block of a filesystem that the page holds, if it holds one. */
    static Optional<FsBlock> block(Stack stack, Filesystem fs, Pfn pfn) {
        Device device = stack.device(fs.on()).orElseThrow();
        ByteRange physical = stack.toPhysical(device, device.bytes());
        return physical.meet(pfn.bytes()).flatMap(r -> fs.blockAt(r.start() - physical.start()));
    }

    private static TrueOwner owner(Filesystem fs, FsBlock block, RmapRecord record) {
        Optional<Inode> file = fs.inode(record.owner().code());
        long fileBlock = record.offset() + block.agbno() - record.start().agbno();
        long page = record.isMetadata() ? 0 : Unit.PAGE.of(fileBlock * fs.blockSize());
        return new TrueOwner(fs, block, record, file, page);
    }

    /** Whether it is a file's data, so that processes can map it. */
    boolean isData() {
        return !record.isMetadata() && file.isPresent();
    }

    /** The processes that map the page through this owner. */
    List<Mapper> mappers(Stack stack) {
        return isData() ? Mapper.of(stack, filesystem, file.orElseThrow(), filePage) : List.of();
    }

    /** What people call it: a path, or the kind of metadata. */
    String label() {
        return file.map(Inode::path).orElseGet(() -> record.owner().label());
    }
}
