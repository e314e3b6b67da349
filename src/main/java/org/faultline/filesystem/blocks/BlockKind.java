package org.faultline.filesystem.blocks;

import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;

/** A type of filesystem whose files are runs of blocks that are placed first fit. */
public interface BlockKind extends FilesystemKind {
    /** The filesystem that is asked for, as mkfs leaves it. */
    EmptyFilesystem empty(Request request);

    /** How its blocks are counted. */
    Geometry geometry(Request request);

    @Override
    default Made make(Request request, Budget budget) {
        List<Complaint> wrong = new GroupRules(request, geometry(request)).complaints();
        return wrong.isEmpty() ? empty(request).withFiles(budget) : new Made.Wrong(wrong);
    }

    @Override
    default Optional<Filesystem> remake(Filesystem made, Request before, Request next, Budget budget) {
        return Remaking.of(made, empty(before), empty(next), budget);
    }
}
