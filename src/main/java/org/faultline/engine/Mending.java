package org.faultline.engine;

import java.util.List;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;

/**
 * The machine after a tool mended a block: what it threw away is free, what lost its name is in lost+found, and what was
 * made anew lies where it lies. Tool: xfsprogs repair/phase3.c, repair/phase6.c; kernel: fs/xfs/scrub/reap.c.
 */
record Mending(Machine before, MetBlock met) {
    /** Where what has no name any more is found. */
    private static final String LOST_AND_FOUND = "/lost+found/";

    /** After that outcome, by which that is lost. */
    Machine after(Outcome outcome, Loss loss) {
        if (outcome.result() != Result.REPAIRED) {
            return before;
        }
        Filesystem mended = lost(met.filesystem(), loss);
        Machine after = before.with(outcome.leaves() == Leaves.IN_FREE_SPACE
                ? met.spot().block().map(mended::elsewhere).orElse(mended)
                : mended);
        return outcome.leaves() == Leaves.NOTHING_BAD ? after.rewritten(met.page()) : after;
    }

    private static Filesystem lost(Filesystem fs, Loss loss) {
        return switch (loss.what()) {
            case INODES, ROOT, INODES_AND_UPDATES, FILE, LINK -> renamed(thrownAway(fs, loss.files()), loss);
            case NAMES -> renamed(fs, loss);
            case ATTRIBUTES -> changed(fs, loss.files());
            case PENDING_WRITES -> unstaged(fs);
            case NOTHING, BYTES, HIDDEN_INODES, TARGET, UPDATES, LIMITS, NOT_KNOWN -> fs;
        };
    }

    private static Filesystem thrownAway(Filesystem fs, List<Inode> files) {
        Filesystem next = fs;
        for (Inode file : files) {
            next = next.with(file.unlinked().freed());
        }
        return next;
    }

    private static Filesystem changed(Filesystem fs, List<Inode> files) {
        Filesystem next = fs;
        for (Inode file : files) {
            next = next.with(file.withForks(List.of(), file.tree()));
        }
        return next;
    }

    private static Filesystem unstaged(Filesystem fs) {
        Filesystem next = fs;
        for (Inode file : fs.inodes()) {
            next = file.staging().isEmpty() ? next : next.with(file.withBlocks(file.extents(), List.of()));
        }
        return next;
    }

    /** What is below a directory that lost its name is below it still. A file that has another name has that one left. */
    private static Filesystem renamed(Filesystem fs, Loss loss) {
        Filesystem next = fs;
        for (FileName name : loss.spared()) {
            next = next.with(next.inode(name.file().ino()).orElseThrow().without(name.path()));
        }
        for (Inode file : loss.nameless()) {
            String old = next.inode(file.ino()).orElseThrow().path();
            String path = fs.mountPoint() + LOST_AND_FOUND + file.ino();
            for (FileName below : next.beginning(old + "/")) {
                Inode now = next.inode(below.file().ino()).orElseThrow();
                next = next.with(now.renamed(below.path(), path + below.path().substring(old.length())));
            }
            next = next.with(next.inode(file.ino()).orElseThrow().called(path));
        }
        return next;
    }
}
