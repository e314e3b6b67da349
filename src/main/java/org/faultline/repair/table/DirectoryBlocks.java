package org.faultline.repair.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;

/**
 * Which names lie in which block of a directory: one behind the other in the order of their inodes, as if none had ever
 * been taken away. Kernel: fs/xfs/libxfs/xfs_dir2_priv.h xfs_dir2_data_entsize(), xfs_da_format.h xfs_dir3_data_hdr.
 */
record DirectoryBlocks(Filesystem fs, Inode directory) {
    private static final int HEADER = 64;
    /** Inode number, length, file type and tag. */
    private static final int ENTRY = 8 + 1 + 1 + 2;
    private static final int UNIT = 8;
    private static final int DOTS = size(1) + size(2);

    private static int size(int name) {
        return (ENTRY + name + UNIT - 1) / UNIT * UNIT;
    }

    /** The names right in it, in the order of inodes. */
    List<FileName> names() {
        String below = directory.path() + "/";
        return fs.beginning(below).stream()
                .filter(n -> n.file().link() == Inode.Link.NAMED && n.path().indexOf('/', below.length()) < 0)
                .sorted(Comparator.comparingLong(n -> n.file().ino())).toList();
    }

    /** The names of that block, from 0; what they name stays, under another name if it has one. */
    Loss lost(long fileBlock) {
        List<FileName> all = names();
        boolean alone = blocks() <= 1;
        List<FileName> here = alone ? all : in(all, directory.path().length() + 1, fileBlock);
        return new Loss(Lost.NAMES, List.of(), List.of(directory), List.of(), here.size())
                .without(here, alone ? Confidence.MEASURED : Confidence.ESTIMATE);
    }

    private List<FileName> in(List<FileName> all, int from, long fileBlock) {
        List<FileName> here = new ArrayList<>();
        long block = 0;
        int used = HEADER + DOTS;
        for (FileName name : all) {
            int size = size(name.path().length() - from);
            if (used + size > fs.blockSize()) {
                block++;
                used = HEADER;
            }
            used += size;
            if (block == fileBlock) {
                here.add(name);
            }
        }
        return here;
    }

    /** Blocks with names; those of the hash index lie further behind. */
    private long blocks() {
        long names = (32L << 30) / fs.blockSize();
        return directory.extents().stream().filter(e -> e.offset() < names).mapToLong(e -> e.blocks()).sum();
    }
}
