package org.faultline.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.machine.Machine;

/**
 * A true owner of a page, whatever a kernel makes of it.
 *
 * @param file the file, or nothing for metadata of the filesystem
 * @param filePage page of the file that holds the page's bytes; 0 where there is no file
 */
public record TrueOwner(Filesystem filesystem, FsBlock block, RmapRecord record, Optional<Inode> file, long filePage) {
    /** Every owner of the page, in the order a query of the reverse map gives them. */
    public static List<TrueOwner> of(Machine machine, Pfn pfn) {
        List<TrueOwner> owners = new ArrayList<>();
        for (Filesystem fs : machine.filesystems()) {
            machine.blockAt(fs, pfn)
                    .ifPresent(block -> fs.owners(block, 1).forEach(r -> owners.add(owner(fs, block, r))));
        }
        return owners;
    }

    private static TrueOwner owner(Filesystem fs, FsBlock block, RmapRecord record) {
        Optional<Inode> file = fs.inode(record.owner().code());
        long page = record.isMetadata() ? 0 : Unit.PAGE.of(record.fileBlock(block) * fs.blockSize());
        return new TrueOwner(fs, block, record, file, page);
    }

    /** Whether it is a file's data, so that processes can map it. */
    public boolean isData() {
        return !record.isMetadata() && file.isPresent();
    }

    /** The processes that map the page through this owner. */
    public List<Mapper> mappers(Machine machine) {
        return isData() ? Mapper.of(machine, filesystem, file.orElseThrow(), filePage) : List.of();
    }

    /** What people call it: its names, or the kind of metadata. */
    public String label() {
        return file.map(Inode::label).orElseGet(() -> record.owner().label());
    }
}
