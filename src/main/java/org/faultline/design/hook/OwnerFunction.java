package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.design.OwnerHook;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.WalkChoice.FilePage;
import org.faultline.design.choice.WalkChoice.ForkBlocks;
import org.faultline.design.choice.WalkChoice.Lookup;
import org.faultline.design.choice.WalkChoice.Metadata;
import org.faultline.design.choice.WalkChoice.NotDax;
import org.faultline.design.choice.WalkChoice.Reach;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Skipped.Reason;
import org.faultline.trace.Verdict;

/**
 * What is done about one reverse-map record: metadata asks for a shutdown, a file in core has its processes signalled,
 * anything else is left alone. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_failure_fn().
 */
public record OwnerFunction(KernelSource source) implements OwnerHook {
    private static final KernelSource IGET = KernelSource.of("xfs_iget", "fs/xfs/xfs_icache.c");

    @Override
    public Verdict ask(Kernel kernel, Failure failure, Filesystem fs, FsBlock block, RmapRecord owner) {
        Choices choices = kernel.design().choices();
        LayerId layer = fs.inode(owner.owner().code()).map(Inode::id).orElse(fs.id());
        String arguments = "startblock=" + owner.start().agbno() + " blockcount=" + owner.blocks() + " owner="
                + owner.owner().code() + " offset=" + owner.offset() + " rmflags=0x"
                + Integer.toHexString(owner.flags());
        Draft draft = Draft.of(source, new TraceEvent.Asked(arguments), about(choices, owner)).at(layer);
        if (owner.owner().isSpecial()
                || (owner.isMetadata() && choices.chose(ForkBlocks.METADATA))) {
            kernel.call(draft.with("owner", owner.owner().label()), () -> metadata(kernel, fs));
            return choices.chose(Metadata.IGNORED) ? Verdict.NEXT : Verdict.WANT_SHUTDOWN;
        }
        Outcome outcome = kernel.call(draft, () -> file(kernel, failure, fs, block, owner));
        return verdict(outcome, choices.choice(Lookup.class));
    }

    /** Nothing is done about metadata here; where nothing is done later either, a step says so. */
    private Outcome metadata(Kernel kernel, Filesystem fs) {
        if (kernel.design().chose(Metadata.IGNORED)) {
            kernel.step(Draft.of(source, new TraceEvent.Skipped(fs.id(), Reason.UNHANDLED),
                    "The posting has a note here of what is to be done (TODO), and no code: the filesystem goes on as if"
                            + " nothing had happened.")
                    .at(fs.id()));
        }
        return new Outcome.Done();
    }

    private static Verdict verdict(Outcome outcome, Lookup lookup) {
        boolean missing = outcome.is(Errno.ENODATA) || outcome.is(Errno.EAGAIN);
        if (missing) {
            return lookup == Lookup.STOPS_WALK ? Verdict.NOT_FOUND : Verdict.WANT_SHUTDOWN;
        }
        if (outcome instanceof Outcome.Died) {
            return Verdict.STUCK;
        }
        return outcome.is(Errno.EBUSY) ? Verdict.BUSY : Verdict.NEXT;
    }

    private Outcome file(Kernel kernel, Failure failure, Filesystem fs, FsBlock block, RmapRecord owner) {
        Optional<Inode> found = fs.inode(owner.owner().code());
        Outcome looked = kernel.call(Draft.of(IGET, new TraceEvent.Asked("ino=" + owner.owner().code() + " flags=0x8"),
                "The inode is looked for in memory only (XFS_IGET_INCORE).").at(found.map(Inode::id).orElse(fs.id())),
                () -> lookUp(found));
        if (looked instanceof Outcome.Refused missing) {
            return missing(kernel, found, missing);
        }
        Inode inode = found.orElseThrow();
        Outcome outcome = told(kernel, failure, fs, inode, Target.of(kernel, fs, block, owner));
        if (owner.covers(block) && !(outcome instanceof Outcome.Died)) {
            long page = Unit.PAGE.of(owner.fileBlock(block) * fs.blockSize());
            kernel.design().chain().listeners()
                    .ifPresent(r -> r.lost(kernel, fs, inode, page, Unit.PAGE.of(failure.range().length())));
        }
        return outcome;
    }

    private static Outcome lookUp(Optional<Inode> found) {
        return switch (found.map(Inode::core).orElse(Inode.Core.ABSENT)) {
            case LIVE -> new Outcome.Done();
            case ABSENT -> new Outcome.Refused(Errno.ENODATA, "The inode is not in core.");
            case RECLAIMABLE -> new Outcome.Refused(Errno.EAGAIN,
                    "The inode is still in XFS's cache, but nobody uses it and it is about to be freed.");
        };
    }

    /** An owner whose inode cannot be had: passed over, or the end of the walk, or as bad as lost metadata. */
    private Outcome missing(Kernel kernel, Optional<Inode> inode, Outcome.Refused missing) {
        boolean skipped = switch (kernel.design().choice(Lookup.class)) {
            case SKIPPED -> true;
            case ABSENT_SKIPPED -> missing.errno() == Errno.ENODATA;
            case STOPS_WALK -> false;
        };
        String then = skipped
                ? " Nobody can have the file mapped; the owner is passed over."
                : kernel.design().chose(Lookup.STOPS_WALK)
                        ? " The error ends the walk: owners that come after it are never looked at."
                        : " This kernel expects only that it is not there at all: it takes the error for lost metadata.";
        inode.ifPresent(i -> kernel.step(Draft.of(source, new TraceEvent.Skipped(i.id(), Reason.NOT_IN_CORE),
                List.of(missing.why(), Why.of(HookBecause.SAID, new Detail.Word(then.strip())))).at(i.id())));
        return skipped ? new Outcome.Done() : missing;
    }

    /**
     * What of a file is bad, as the kernel computes it.
     *
     * @param pages 1, or 0 where the arithmetic finds none
     */
    private record Target(ByteRange block, RmapRecord owner, long page, int pages, String sum) {
        static Target of(Kernel kernel, Filesystem fs, FsBlock block, RmapRecord owner) {
            Choices choices = kernel.design().choices();
            boolean covers = owner.covers(block);
            boolean exact = covers && choices.chose(FilePage.EXACT);
            long fileBlock = exact ? owner.fileBlock(block) : owner.offset();
            String sum = exact
                    ? owner.offset() + " + (" + block.agbno() + " - " + owner.start().agbno() + ")"
                    : "";
            ByteRange bytes = ByteRange.of(fs.space(block.role()), fs.offset(block), fs.blockSize());
            boolean none = choices.chose(Reach.NO_PAGES) || !covers;
            return new Target(bytes, owner, Unit.PAGE.of(fileBlock * fs.blockSize()), none ? 0 : 1, sum);
        }

        String arguments(Inode inode, Failure failure) {
            return "ino=" + inode.ino() + " index=" + page + " count=" + pages + " flags=" + failure.flagText();
        }
    }

    private Outcome told(Kernel kernel, Failure failure, Filesystem fs, Inode inode, Target target) {
        if (target.pages == 0) {
            return nobody(kernel, failure, inode, target);
        }
        if (inode.type() != Inode.Type.REGULAR || !inode.dax()) {
            return kernel.design().chose(NotDax.IGNORED)
                    ? skip(kernel, inode, Reason.NOT_DAX, "The owner has no DAX mapping: it is passed over.")
                    : busy(kernel, failure, inode, target);
        }
        long page = target.page;
        boolean exact = kernel.design().chose(FilePage.EXACT);
        ByteRange inFile = ByteRange.of(new Space(inode.path()), Unit.PAGE.toBytes(page), Unit.PAGE.bytes());
        kernel.step(Draft
                .of(source,
                        new TraceEvent.Translated(target.block, inFile),
                        exact
                                ? "The record's file offset plus the distance from its first block is the page of the file."
                                : "The record's file offset is passed on as it stands: the page of its first block, whichever"
                                        + " block is bad.")
                .at(inode.id()).with("file page", target.sum, Long.toString(page))
                .with("file offset", page + " * 4096", Long.toString(inFile.start())));
        return kernel.design().chain().kill().ask(kernel, failure, fs, inode, page);
    }

    /** The range of a file is empty: the function that signals is called, and has no page to look at. */
    private static Outcome nobody(Kernel kernel, Failure failure, Inode inode, Target target) {
        kernel.call(Draft.of(kernel.design().chain().kill().source(),
                new TraceEvent.Asked(target.arguments(inode, failure)),
                "By this kernel's arithmetic no page of " + inode.path() + " is bad: it is called for none.")
                .at(inode.id()), () -> {
                    kernel.step(Draft.of(kernel.design().chain().kill().source(),
                            new TraceEvent.Skipped(inode.id(), Reason.NO_PAGES),
                            "The range is empty, so no process is looked for, nothing is unmapped and nobody is"
                                    + " signalled.")
                            .at(inode.id()));
                    return new Outcome.Done();
                });
        return new Outcome.Done();
    }

    private static Outcome busy(Kernel kernel, Failure failure, Inode inode, Target target) {
        return kernel.call(
                Draft.of(kernel.design().chain().kill().source(),
                        new TraceEvent.Asked(target.arguments(inode, failure)),
                        "The file has no DAX mapping, and this kernel does not expect that.").at(inode.id()),
                () -> new Outcome.Refused(Errno.EBUSY, "The owner is not a DAX file: it cannot be asked who maps it."));
    }

    private Outcome skip(Kernel kernel, Inode inode, Reason reason, String why) {
        kernel.step(Draft.of(source, new TraceEvent.Skipped(inode.id(), reason), why).at(inode.id()));
        return new Outcome.Done();
    }

    private static String about(Choices choices, RmapRecord owner) {
        if (owner.owner().isSpecial()) {
            return "The owner is " + owner.owner().label() + ", not a file"
                    + (choices.chose(Metadata.IGNORED)
                            ? "."
                            : ": the filesystem will shut down, but the walk goes on so that files are still told.");
        }
        String counts = choices.chose(ForkBlocks.METADATA)
                ? "metadata: the filesystem will shut down."
                : "the file's data here, though they are none.";
        return switch (owner.fork()) {
            case DATA -> "The owner is a file's data.";
            case ATTR -> "The block holds attributes of the file, which count as " + counts;
            case BMBT -> "The block holds the file's extent btree, which counts as "
                    + (choices.chose(ForkBlocks.METADATA)
                            ? counts
                            : "the file's data here, though it is none.");
        };
    }
}
