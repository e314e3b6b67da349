package org.faultline.design;

import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.stack.Filesystem;
import org.faultline.stack.FsBlock;
import org.faultline.stack.Inode;
import org.faultline.stack.KernelSource;
import org.faultline.stack.LayerId;
import org.faultline.stack.RmapRecord;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Skipped.Reason;

/**
 * What is done about one reverse-map record: metadata asks for a shutdown, a file in core has its processes signalled,
 * anything else is left alone. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_failure_fn().
 */
record OwnerFunction(KernelSource source, NotDax notDax, Optional<Reports> reports) implements OwnerHook {
    /** What becomes of an owner in memory that has no DAX mapping. */
    enum NotDax {
        /** It is passed over. */
        IGNORED,
        /** The function that would signal answers EBUSY, and that stops the walk and shuts the filesystem down. */
        BUSY
    }

    private static final KernelSource IGET = KernelSource.of("xfs_iget", "fs/xfs/xfs_icache.c");

    @Override
    public Verdict ask(Kernel kernel, Failure failure, Filesystem fs, FsBlock block, RmapRecord owner) {
        LayerId layer = fs.inode(owner.owner().code()).map(Inode::id).orElse(fs.id());
        String arguments = "startblock=" + owner.start().agbno() + " blockcount=" + owner.blocks() + " owner="
                + owner.owner().code() + " offset=" + owner.offset() + " rmflags=0x"
                + Integer.toHexString(owner.flags());
        Draft draft = Draft.of(source, new TraceEvent.Asked(arguments), about(owner)).at(layer);
        if (owner.isMetadata()) {
            kernel.call(draft.with("owner", owner.owner().label()), () -> new Outcome.Done());
            return Verdict.WANT_SHUTDOWN;
        }
        Outcome outcome = kernel.call(draft, () -> file(kernel, failure, fs, block, owner));
        return outcome.is(Errno.EBUSY) ? Verdict.BUSY : Verdict.NEXT;
    }

    private Outcome file(Kernel kernel, Failure failure, Filesystem fs, FsBlock block, RmapRecord owner) {
        Optional<Inode> found = fs.inode(owner.owner().code());
        kernel.call(Draft.of(IGET, new TraceEvent.Asked("ino=" + owner.owner().code() + " flags=0x8"),
                "The inode is looked for in memory only (XFS_IGET_INCORE).").at(found.map(Inode::id).orElse(fs.id())),
                () -> found.filter(i -> i.core() == Inode.Core.LIVE).isPresent()
                        ? new Outcome.Done()
                        : new Outcome.Refused(Errno.ENODATA, "The inode is not in core."));
        if (found.isEmpty()) {
            return new Outcome.Done();
        }
        Inode inode = found.get();
        Outcome outcome = told(kernel, failure, fs, block, owner, inode);
        if (inode.core() == Inode.Core.LIVE) {
            long page = Unit.PAGE.of(owner.fileBlock(block) * fs.blockSize());
            reports.ifPresent(r -> kernel.step(r.lost(inode, page)));
        }
        return outcome;
    }

    private Outcome told(Kernel kernel, Failure failure, Filesystem fs, FsBlock block, RmapRecord owner, Inode inode) {
        if (inode.core() == Inode.Core.ABSENT) {
            return skip(kernel, inode, Reason.NOT_IN_CORE,
                    "The inode is not in core (XFS_IGET_INCORE finds nothing), so nobody can have the"
                            + " file mapped; the owner is passed over.");
        }
        if (inode.type() != Inode.Type.REGULAR || !inode.dax()) {
            return notDax == NotDax.IGNORED
                    ? skip(kernel, inode, Reason.NOT_DAX, "The owner has no DAX mapping: it is passed over.")
                    : busy(kernel, failure, inode, Unit.PAGE.of(owner.fileBlock(block) * fs.blockSize()));
        }
        long page = Unit.PAGE.of(owner.fileBlock(block) * fs.blockSize());
        ByteRange inFile = ByteRange.of(new Space(inode.path()), Unit.PAGE.toBytes(page), Unit.PAGE.bytes());
        kernel.step(Draft
                .of(source,
                        new TraceEvent.Translated(ByteRange.of(new Space(fs.id().value()), fs.offset(block),
                                fs.blockSize()), inFile),
                        "The record's file offset plus the distance from its first block is the page of the file.")
                .at(inode.id())
                .with("file page", owner.offset() + " + (" + block.agbno() + " - " + owner.start().agbno() + ")",
                        Long.toString(page))
                .with("file offset", page + " * 4096", Long.toString(inFile.start())));
        return kernel.design().chain().kill().ask(kernel, failure, fs, inode, page);
    }

    private static Outcome busy(Kernel kernel, Failure failure, Inode inode, long page) {
        String arguments = "ino=" + inode.ino() + " index=" + page + " count=1 flags=" + failure.flagText();
        return kernel.call(
                Draft.of(kernel.design().chain().kill().source(), new TraceEvent.Asked(arguments),
                        "The file has no DAX mapping, and this kernel does not expect that.").at(inode.id()),
                () -> new Outcome.Refused(Errno.EBUSY, "The owner is not a DAX file: it cannot be asked who maps it."));
    }

    private Outcome skip(Kernel kernel, Inode inode, Reason reason, String why) {
        kernel.step(Draft.of(source, new TraceEvent.Skipped(inode.id(), reason), why).at(inode.id()));
        return new Outcome.Done();
    }

    private static String about(RmapRecord owner) {
        if (owner.owner().isSpecial()) {
            return "The owner is " + owner.owner().label() + ", not a file: the filesystem will shut down, but the walk"
                    + " goes on so that files are still told.";
        }
        return switch (owner.fork()) {
            case DATA -> "The owner is a file's data.";
            case ATTR ->
                    "The block holds attributes of the file, which count as metadata: the filesystem will shut down.";
            case BMBT ->
                    "The block holds the file's extent btree, which counts as metadata: the filesystem will shut down.";
        };
    }
}
