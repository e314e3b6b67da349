package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.KillHook;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.PageUse;
import org.faultline.design.choice.SignalChoice.CollectedPage;
import org.faultline.design.choice.SignalChoice.ForceKill;
import org.faultline.design.choice.SignalChoice.PrivateCopy;
import org.faultline.design.choice.SignalChoice.Victims;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry.Level;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * Signals the processes that map one page of a file, and unmaps the page. Kernel: mm/memory-failure.c
 * mf_dax_kill_procs(), collect_procs_fsdax(), unmap_and_kill().
 *
 * @param collect the function that chooses the processes
 * @param apart the functions that unmap and kill, where a kernel has them apart
 */
public record KillProcs(KernelSource source, KernelSource collect, Optional<Apart> apart) implements KillHook {
    /** The function that unmaps a page and the one that signals. */
    public record Apart(KernelSource unmapAndKill, KernelSource killProcs) {}

    /** More pages than any file of the model has: only an overflow makes so many. */
    private static final long ENDLESS = 1L << 31;
    private static final KernelSource INVALIDATE = KernelSource.of("invalidate_inode_pages2_range", "mm/truncate.c");
    private static final KernelSource UNMAP = KernelSource.of("unmap_mapping_range", "mm/memory.c");

    /** One function does it all. */
    public static KillProcs in(KernelSource source, KernelSource collect) {
        return new KillProcs(source, collect, Optional.empty());
    }

    /** The same, with functions of its own that unmap and kill. */
    public KillProcs by(KernelSource unmapAndKill, KernelSource killProcs) {
        return new KillProcs(source, collect, Optional.of(new Apart(unmapAndKill, killProcs)));
    }

    @Override
    public Outcome ask(Kernel kernel, Failure failure, Filesystem fs, Inode file, long page) {
        long count = Math.max(1, Unit.PAGE.of(failure.range().length()));
        Draft draft = Draft
                .of(source, call(file, page, count, failure),
                        count == 1 ? HookBecause.MAPPERS_LOOKED_FOR : HookBecause.MAPPERS_LOOKED_FOR_FROM,
                        Detail.of(page), Detail.of(file))
                .at(file.id()).checked(passedOver(kernel, fs, file, page));
        return kernel.call(draft, () -> {
            boolean used = false;
            for (long number = page; number < Math.min(page + count, end(file, page)); number++) {
                used |= one(kernel, failure, fs, file, number, count);
            }
            if (!used) {
                kernel.step(Draft.of(source, new TraceEvent.Skipped(file.id(), TraceEvent.Skipped.Reason.NEVER_TOUCHED),
                        count == 1 ? HookBecause.NO_DAX_ENTRY : HookBecause.NO_DAX_ENTRY_FROM, Detail.of(file),
                        Detail.of(page)).at(file.id())
                        .checked(Check.Condition.DAX_ENTRY, new Detail.PageOf(file.id(), file.path(), page), false));
            }
            return count < ENDLESS ? new Outcome.Done() : endless(kernel, file, count);
        });
    }

    /** The arguments of the function that signals. */
    static TraceEvent.Asked call(Inode file, long page, long count, Failure failure) {
        return TraceEvent.Asked.with(Argument.of(Argument.Name.INO, file.ino()),
                Argument.of(Argument.Name.INDEX, page), Argument.of(Argument.Name.COUNT, count), failure.flagged());
    }

    @Override
    public List<Check> passedOver(Kernel kernel, Filesystem fs, Inode file, long page) {
        return apart.isPresent() ? List.of()
                : Mapper.passedOver(kernel.machine(), fs, file,
                        kernel.design().chose(CollectedPage.ASKED) ? page : 0);
    }

    private static long end(Inode file, long page) {
        return Math.max(page + 1, Unit.PAGE.covering(file.size()));
    }

    /** One page among {@code count}; false when the file does not have it in use. */
    private boolean one(Kernel kernel, Failure failure, Filesystem fs, Inode file, long number, long count) {
        Page bad = new Page(fs, file, number, kernel.machine().entriesOf(file.id()).named(number)
                .or(() -> kernel.machine().frameOf(fs, file, number)).orElse(failure.pfn()));
        if (!isInUse(kernel.machine(), bad)) {
            return false;
        }
        Failure own =
                count == 1 ? failure : kernel.machine().frameOf(fs, file, number).map(failure::of).orElse(failure);
        killMappers(kernel, own, bad);
        if (failure.isRemoval()) {
            kernel.step(Draft.of(INVALIDATE, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                    HookBecause.IN_USE_NO_MORE, Detail.of(number)).at(file.id()),
                    PageUse.of(kernel.design().choices()).left(kernel.machine(), file.id(), number, 1));
        }
        return true;
    }

    /** A count that overflowed: the pages behind the file are tried one by one, for longer than anybody waits. */
    private Outcome endless(Kernel kernel, Inode file, long count) {
        Outcome.Died hang = new Outcome.Died(Ending.Break.HANG, Why.of(HookBecause.COUNT_OVERFLOWED, Detail.of(count)));
        kernel.step(Draft.of(source, hang).at(file.id()));
        return hang;
    }

    @Override
    public void killMappers(Kernel kernel, Failure failure, Page page) {
        List<Victim> victims = new ArrayList<>();
        for (Mapper mapper : collected(kernel, page)) {
            List<Check> checks = new ArrayList<>();
            Optional<Spared> spared = whySpared(kernel, failure, mapper, checks);
            if (spared.isPresent()) {
                kernel.step(Draft.of(collect,
                        new TraceEvent.Skipped(mapper.mapping().id(), spared.get().reason), spared.get().why)
                        .at(mapper.process().id()).checked(checks));
            } else {
                victims.add(new Victim(mapper, checks));
            }
        }
        asChain(kernel, failure, page, () -> unmapAndKill(kernel, failure, page, victims));
    }

    /** The processes of the file that are considered. */
    private List<Mapper> collected(Kernel kernel, Page page) {
        boolean asked = kernel.design().chose(CollectedPage.ASKED);
        if (!asked && page.number() != 0) {
            kernel.step(Draft.of(collect, TraceEvent.Asked.with(Argument.of(Argument.Name.INDEX, 0)),
                    HookBecause.LOOKED_FOR_AT_ZERO, Detail.of(page.file()), Detail.of(page.number()))
                    .at(page.file().id()));
        }
        return Mapper.of(kernel.machine(), page.filesystem(), page.file(), asked ? page.number() : 0);
    }

    /** One that is told; {@code checks} are those that it passed. */
    private record Victim(Mapper mapper, List<Check> checks) {}

    private record Spared(TraceEvent.Skipped.Reason reason, List<Why> why) {}

    /** Whether the file has the page in use: it was faulted in, and its block did not move since. */
    private static boolean isInUse(Machine machine, Page page) {
        return machine.entriesOf(page.file().id()).at(page.number()).isPresent()
                || Mapper.of(machine, page.filesystem(), page.file(), page.number()).stream()
                        .anyMatch(Mapper::isMapped);
    }

    private void asChain(Kernel kernel, Failure failure, Page page, Runnable body) {
        if (apart.isEmpty()) {
            body.run();
            return;
        }
        boolean asked = kernel.design().chose(CollectedPage.ASKED);
        Draft draft = Draft
                .of(apart.get().unmapAndKill(), TraceEvent.Asked.with(Argument.pfn(page.named()),
                        Argument.of(Argument.Name.INDEX, page.number()), failure.mustKill()),
                        HookBecause.FOUND_IS_UNMAPPED)
                .at(page.file().id())
                .checked(
                        Mapper.passedOver(kernel.machine(), page.filesystem(), page.file(), asked ? page.number() : 0));
        kernel.call(page.named().equals(failure.pfn()) ? draft
                : draft.and(HookBecause.ENTRY_NAMES_OTHER, new Detail.KernelHex(page.named().number())), () -> {
                    body.run();
                    return new Outcome.Done();
                });
    }

    private void unmapAndKill(Kernel kernel, Failure failure, Page page, List<Victim> victims) {
        boolean always = kernel.design().chose(Victims.EVERY_MAPPER);
        if (always || !victims.isEmpty()) {
            Level largest =
                    victims.stream().map(v -> v.mapper.level()).max(Comparator.naturalOrder()).orElse(Level.PTE);
            unmap(kernel, failure, page, largest);
        }
        apart.ifPresent(c -> kernel.step(Draft.of(c.killProcs(),
                TraceEvent.Asked.with(
                        Argument.of(Argument.Name.FORCEKILL, kernel.design().choice(ForceKill.class).argument()),
                        Argument.pfn(page.named()), failure.mustKill()),
                victims.isEmpty() ? HookBecause.NOBODY_TO_SIGNAL : HookBecause.CHOSEN_ARE_SIGNALLED)));
        for (Victim victim : victims) {
            SignalDelivery.send(kernel, failure, page.named(), victim.mapper, victim.checks);
        }
    }

    /** Why a process is not told; what was asked about it is added to {@code checks}. */
    private static Optional<Spared> whySpared(Kernel kernel, Failure failure, Mapper mapper, List<Check> checks) {
        boolean chosen = isChosen(kernel, failure, mapper.process(), checks);
        Check present = kernel.design().chose(PrivateCopy.SIGNALLED) ? mapper.presentOrCopied() : mapper.present();
        checks.add(present);
        if (!chosen) {
            boolean early = kernel.design().chose(Victims.CURRENT_AND_EARLY);
            List<Why> why = new ArrayList<>(List.of(Why.of(
                    early ? HookBecause.DID_NOT_ASK : HookBecause.NOT_CURRENT, Detail.of(mapper.process()))));
            if (!mapper.isMapped()) {
                why.add(mapper.whyNotMapped());
            }
            return Optional.of(new Spared(TraceEvent.Skipped.Reason.NOT_ASKED, why));
        }
        return present.holds() ? Optional.empty()
                : Optional.of(new Spared(mapper.absence(), List.of(mapper.whyNotMapped())));
    }

    private static boolean isChosen(Kernel kernel, Failure failure, UserProcess process, List<Check> checks) {
        Victims rule = kernel.design().choice(Victims.class);
        if (rule == Victims.EVERY_MAPPER || failure.isRemoval()) {
            return true;
        }
        boolean current = failure.current().filter(pid -> pid == process.pid()).isPresent();
        checks.add(new Check(Check.Condition.CURRENT_TASK, Detail.of(process), current));
        if (current || rule == Victims.CURRENT_ONLY) {
            return current;
        }
        boolean early = process.isEarlyKill(kernel.machine().earlyKill());
        checks.add(new Check(Check.Condition.EARLY_KILL, Detail.of(process), early));
        return early;
    }

    /** As much as the largest entry of a process that is signalled maps goes, out of every page table of the file. */
    private static void unmap(Kernel kernel, Failure failure, Page page, Level largest) {
        long first = largest.head(page.number());
        long end = first + largest.pages();
        List<LayerId> taken = kernel.machine().usersOf(page.file().id()).stream().filter(UserProcess::isAlive)
                .flatMap(p -> p.mappings().stream())
                .filter(m -> m.filesystem().equals(page.filesystem().id()) && m.file().equals(page.file().id()))
                .filter(m -> m.pages().showsFile(first - m.filePage(0), largest.pages())).map(Mapping::id).toList();
        Removal why = new Removal.Failure(failure.pfn());
        Set<LayerId> shown = Set.copyOf(taken);
        Machine after = kernel.machine().mapMappings(page.file().id(), m -> {
            long from = Math.max(0, first - m.filePage(0));
            return shown.contains(m.id()) ? m.with(m.pages().without(from, end - m.filePage(0) - from, why)) : m;
        });
        BadPage bad = after.bad(failure.pfn()).orElse(new BadPage(false, false, false)).flag();
        Machine flagged = failure.isRemoval() ? after : after.with(failure.pfn(), bad);
        kernel.step(Draft.of(UNMAP, new TraceEvent.Unmapped(page.file().id(), first, end - first, taken),
                unmapped(page, largest)).at(page.file().id()).with(Value.Name.MAPPINGS, new Detail.Mappings(taken)),
                flagged);
    }

    private static Why unmapped(Page page, Level largest) {
        Detail number = Detail.of(page.number());
        Detail file = Detail.of(page.file());
        return largest == Level.PTE
                ? Why.of(HookBecause.TAKEN_OUT, number, file)
                : Why.of(HookBecause.TAKEN_OUT_AROUND, new Detail.Sized(largest), number, file);
    }
}
