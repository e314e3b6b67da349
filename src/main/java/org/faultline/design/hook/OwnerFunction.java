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
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Skipped.Reason;
import org.faultline.trace.Value;

/**
 * What is done about one reverse-map record: metadata asks for a shutdown, a file in core has its processes signalled,
 * anything else is left alone. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_failure_fn().
 */
public record OwnerFunction(KernelSource source) implements OwnerHook {
    /** Kernel: fs/xfs/xfs_icache.h XFS_IGET_INCORE. */
    private static final int INCORE = 0x8;
    private static final KernelSource IGET = KernelSource.of("xfs_iget", "fs/xfs/xfs_icache.c");

    @Override
    public Verdict ask(Kernel kernel, Failure failure, Filesystem fs, FsBlock block, RmapRecord owner) {
        Choices choices = kernel.design().choices();
        LayerId layer = fs.inode(owner.owner().code()).map(Inode::id).orElse(fs.id());
        boolean isFile = !owner.owner().isSpecial() && !(owner.isMetadata() && choices.chose(ForkBlocks.METADATA));
        Detail record = new Detail.Owned(owner, fs.inode(owner.owner().code()));
        Draft draft = Draft.of(source, call(owner), about(choices, owner)).at(layer)
                .checked(Check.Condition.FILE_OWNER, record, isFile);
        if (!isFile) {
            kernel.call(draft.with(Value.Name.OWNER, new Detail.OwnedBy(owner.owner())), () -> metadata(kernel, fs));
            return choices.chose(Metadata.IGNORED) ? Verdict.NEXT : Verdict.WANT_SHUTDOWN;
        }
        Outcome outcome = kernel.call(draft.checked(Check.Condition.COVERS_BLOCK, record, owner.covers(block)),
                () -> file(kernel, failure, fs, block, owner));
        return verdict(outcome, choices.choice(Lookup.class));
    }

    private static TraceEvent.Asked call(RmapRecord owner) {
        return TraceEvent.Asked.with(Argument.of(Argument.Name.STARTBLOCK, owner.start().agbno()),
                Argument.of(Argument.Name.BLOCKCOUNT, owner.blocks()),
                Argument.of(Argument.Name.OWNER, owner.owner().code()),
                Argument.of(Argument.Name.OFFSET, owner.offset()),
                Argument.flags(Argument.Name.RMFLAGS, owner.flags()));
    }

    /** Nothing is done about metadata here; where nothing is done later either, a step says so. */
    private Outcome metadata(Kernel kernel, Filesystem fs) {
        if (kernel.design().chose(Metadata.IGNORED)) {
            kernel.step(Draft.of(source, new TraceEvent.Skipped(fs.id(), Reason.UNHANDLED),
                    HookBecause.ONLY_A_NOTE).at(fs.id()));
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
        Outcome answer = lookUp(found);
        Outcome looked = kernel.call(
                Draft.of(IGET, TraceEvent.Asked.with(Argument.of(Argument.Name.INO, owner.owner().code()),
                        Argument.flags(Argument.Name.FLAGS, INCORE)), HookBecause.LOOKED_FOR_IN_MEMORY)
                        .at(found.map(Inode::id).orElse(fs.id()))
                        .checked(Check.Condition.IN_CORE,
                                Detail.of(fs, owner.owner()),
                                answer instanceof Outcome.Done),
                () -> answer);
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
            case ABSENT -> Outcome.Refused.of(Errno.ENODATA, HookBecause.NOT_IN_CORE);
            case RECLAIMABLE -> Outcome.Refused.of(Errno.EAGAIN, HookBecause.RECLAIMABLE);
        };
    }

    /** An owner whose inode cannot be had: passed over, or the end of the walk, or as bad as lost metadata. */
    private Outcome missing(Kernel kernel, Optional<Inode> inode, Outcome.Refused missing) {
        boolean skipped = switch (kernel.design().choice(Lookup.class)) {
            case SKIPPED -> true;
            case ABSENT_SKIPPED -> missing.errno() == Errno.ENODATA;
            case STOPS_WALK -> false;
        };
        HookBecause then = skipped
                ? HookBecause.OWNER_PASSED_OVER
                : kernel.design().chose(Lookup.STOPS_WALK)
                        ? HookBecause.ERROR_ENDS_WALK
                        : HookBecause.TAKEN_FOR_METADATA;
        inode.ifPresent(i -> kernel.step(Draft.of(source, new TraceEvent.Skipped(i.id(), Reason.NOT_IN_CORE),
                List.of(missing.why(), Why.of(then))).at(i.id())));
        return skipped ? new Outcome.Done() : missing;
    }

    /**
     * What of a file is bad, as the kernel computes it.
     *
     * @param pages 1, or 0 where the arithmetic finds none
     */
    private record Target(ByteRange block, RmapRecord owner, long page, int pages, Optional<Formula> sum) {
        static Target of(Kernel kernel, Filesystem fs, FsBlock block, RmapRecord owner) {
            Choices choices = kernel.design().choices();
            boolean covers = owner.covers(block);
            boolean exact = covers && choices.chose(FilePage.EXACT);
            long fileBlock = exact ? owner.fileBlock(block) : owner.offset();
            Optional<Formula> sum = exact
                    ? Optional.of(Formula.of(owner.offset())
                            .plus(Formula.of(block.agbno()).minus(Formula.of(owner.start().agbno()))))
                    : Optional.empty();
            ByteRange bytes = ByteRange.of(fs.space(block.role()), fs.offset(block), fs.blockSize());
            boolean none = choices.chose(Reach.NO_PAGES) || !covers;
            return new Target(bytes, owner, Unit.PAGE.of(fileBlock * fs.blockSize()), none ? 0 : 1, sum);
        }

        TraceEvent.Asked call(Inode inode, Failure failure) {
            return KillProcs.call(inode, page, pages, failure);
        }

        Value filePage() {
            return new Value(Value.Name.FILE_PAGE, sum, Detail.of(page));
        }
    }

    private Outcome told(Kernel kernel, Failure failure, Filesystem fs, Inode inode, Target target) {
        if (target.pages == 0) {
            return nobody(kernel, failure, inode, target);
        }
        if (inode.type() != Inode.Type.REGULAR || !inode.dax()) {
            return kernel.design().chose(NotDax.IGNORED)
                    ? skip(kernel, inode)
                    : busy(kernel, failure, inode, target);
        }
        long page = target.page;
        boolean exact = kernel.design().chose(FilePage.EXACT);
        ByteRange inFile = ByteRange.of(new Space(inode.path()), Unit.PAGE.toBytes(page), Unit.PAGE.bytes());
        kernel.step(Draft
                .of(source,
                        new TraceEvent.Translated(target.block, inFile),
                        exact ? HookBecause.PAGE_OF_FILE : HookBecause.PAGE_OF_RECORD)
                .at(inode.id()).with(target.filePage())
                .with(Value.Name.FILE_OFFSET, Formula.of(page).times(Unit.PAGE.bytes()), Detail.of(inFile.start()))
                .checked(Check.Condition.DAX_FILE, Detail.of(inode), true));
        return kernel.design().chain().kill().ask(kernel, failure, fs, inode, page);
    }

    /** The range of a file is empty: the function that signals is called, and has no page to look at. */
    private static Outcome nobody(Kernel kernel, Failure failure, Inode inode, Target target) {
        kernel.call(Draft.of(kernel.design().chain().kill().source(),
                target.call(inode, failure), HookBecause.CALLED_FOR_NONE, Detail.of(inode))
                .at(inode.id()), () -> {
                    kernel.step(Draft.of(kernel.design().chain().kill().source(),
                            new TraceEvent.Skipped(inode.id(), Reason.NO_PAGES),
                            HookBecause.RANGE_IS_EMPTY).at(inode.id()));
                    return new Outcome.Done();
                });
        return new Outcome.Done();
    }

    private static Outcome busy(Kernel kernel, Failure failure, Inode inode, Target target) {
        return kernel.call(
                Draft.of(kernel.design().chain().kill().source(),
                        target.call(inode, failure), HookBecause.NOT_DAX_UNEXPECTED).at(inode.id())
                        .checked(Check.Condition.DAX_FILE, Detail.of(inode), false),
                () -> Outcome.Refused.of(Errno.EBUSY, HookBecause.NOT_DAX_FILE));
    }

    private Outcome skip(Kernel kernel, Inode inode) {
        kernel.step(Draft.of(source, new TraceEvent.Skipped(inode.id(), Reason.NOT_DAX), HookBecause.NO_DAX_MAPPING)
                .at(inode.id()).checked(Check.Condition.DAX_FILE, Detail.of(inode), false));
        return new Outcome.Done();
    }

    private static Why about(Choices choices, RmapRecord owner) {
        if (owner.owner().isSpecial()) {
            return Why.of(choices.chose(Metadata.IGNORED) ? HookBecause.OWNER_IS_NO_FILE
                    : HookBecause.OWNER_IS_NO_FILE_SHUTS_DOWN, new Detail.OwnedBy(owner.owner()));
        }
        boolean metadata = choices.chose(ForkBlocks.METADATA);
        return Why.of(switch (owner.fork()) {
            case DATA -> HookBecause.OWNER_IS_DATA;
            case ATTR -> metadata ? HookBecause.ATTRIBUTES_AS_METADATA : HookBecause.ATTRIBUTES_AS_DATA;
            case BMBT -> metadata ? HookBecause.BTREE_AS_METADATA : HookBecause.BTREE_AS_DATA;
        });
    }
}
