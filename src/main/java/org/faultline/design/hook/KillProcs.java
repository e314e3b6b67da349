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
import org.faultline.design.choice.SignalChoice.CollectedPage;
import org.faultline.design.choice.SignalChoice.ForceKill;
import org.faultline.design.choice.SignalChoice.PrivateCopy;
import org.faultline.design.choice.SignalChoice.Victims;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageEntry.Level;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;

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
        String arguments = "ino=" + file.ino() + " index=" + page + " count=" + count + " flags=" + failure.flagText();
        String what = count == 1 ? "page " + page : "pages from " + page;
        Draft draft = Draft.of(source, new TraceEvent.Asked(arguments),
                "The processes that map " + what + " of " + file.path() + " are looked for.").at(file.id());
        return kernel.call(draft, () -> {
            boolean used = false;
            for (long number = page; number < Math.min(page + count, end(file, page)); number++) {
                used |= one(kernel, failure, fs, file, number, count);
            }
            if (!used) {
                kernel.step(Draft.of(source, new TraceEvent.Skipped(file.id(), TraceEvent.Skipped.Reason.NEVER_TOUCHED),
                        file.path() + " has no DAX entry for " + what
                                + ": no process uses it now, so there is nothing to unmap and nobody to signal.")
                        .at(file.id()));
            }
            return count < ENDLESS ? new Outcome.Done() : endless(kernel, file, count);
        });
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
            DaxEntries left = kernel.machine().entriesOf(file.id()).without(number, 1);
            kernel.step(Draft.of(INVALIDATE, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                    "The file has page " + number + " in use no more.").at(file.id()),
                    kernel.machine().with(file.id(), left));
        }
        return true;
    }

    /** A count that overflowed: the pages behind the file are tried one by one, for longer than anybody waits. */
    private Outcome endless(Kernel kernel, Inode file, long count) {
        String why =
                "The count overflowed to " + count + " pages. Those behind the end of the file are tried one by one:"
                        + " the call never returns, and the filesystem stays frozen.";
        kernel.step(Draft.of(source, new TraceEvent.Refused(Outcome.Died.HANG), why).at(file.id()));
        return new Outcome.Died(Outcome.Died.HANG, why);
    }

    @Override
    public void killMappers(Kernel kernel, Failure failure, Page page) {
        List<Mapper> victims = new ArrayList<>();
        for (Mapper mapper : collected(kernel, page)) {
            Optional<Spared> spared = whySpared(kernel, failure, mapper);
            if (spared.isPresent()) {
                kernel.step(Draft.of(collect,
                        new TraceEvent.Skipped(mapper.mapping().id(), spared.get().reason), spared.get().why)
                        .at(mapper.process().id()));
            } else {
                victims.add(mapper);
            }
        }
        asChain(kernel, failure, page, () -> unmapAndKill(kernel, failure, page, victims));
    }

    /** The processes of the file that are considered. */
    private List<Mapper> collected(Kernel kernel, Page page) {
        boolean asked = kernel.design().chose(CollectedPage.ASKED);
        if (!asked && page.number() != 0) {
            kernel.step(Draft.of(collect, new TraceEvent.Asked("index=0"),
                    "The page's own index is read, which nobody maintains any more: the processes are looked for at page"
                            + " 0 of " + page.file().path() + " instead of page " + page.number() + ".")
                    .at(page.file().id()));
        }
        return Mapper.of(kernel.machine(), page.filesystem(), page.file(), asked ? page.number() : 0);
    }

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
        String arguments = "pfn=" + page.named().kernel() + " index=" + page.number() + " flags=" + failure.mustKill();
        String entry = page.named().equals(failure.pfn())
                ? ""
                : " The file has the page in use as part of a larger entry, which names pfn " + page.named().kernel()
                        + ": that one is marked and logged.";
        kernel.call(Draft.of(apart.get().unmapAndKill(), new TraceEvent.Asked(arguments),
                "What was found is unmapped, when there is somebody to signal." + entry).at(page.file().id()), () -> {
                    body.run();
                    return new Outcome.Done();
                });
    }

    private void unmapAndKill(Kernel kernel, Failure failure, Page page, List<Mapper> victims) {
        boolean always = kernel.design().chose(Victims.EVERY_MAPPER);
        if (always || !victims.isEmpty()) {
            Level largest = victims.stream().map(Mapper::level).max(Comparator.naturalOrder()).orElse(Level.PTE);
            unmap(kernel, failure, page, largest);
        }
        apart.ifPresent(c -> kernel.step(Draft.of(c.killProcs(),
                new TraceEvent.Asked(
                        "forcekill=" + kernel.design().choice(ForceKill.class).argument() + " pfn="
                                + page.named().kernel() + " flags=" + failure.mustKill()),
                victims.isEmpty() ? "Nobody is to be signalled." : "Those that were chosen are signalled.")));
        for (Mapper victim : victims) {
            SignalDelivery.send(kernel, failure, page.named(), victim);
        }
    }

    private Optional<Spared> whySpared(Kernel kernel, Failure failure, Mapper mapper) {
        boolean current = failure.current().filter(pid -> pid == mapper.process().pid()).isPresent();
        boolean chosen = switch (kernel.design().choice(Victims.class)) {
            case CURRENT_ONLY -> current;
            case CURRENT_AND_EARLY -> current || mapper.process().isEarlyKill(kernel.machine().earlyKill());
            case EVERY_MAPPER -> true;
        } || failure.isRemoval();
        if (!chosen) {
            boolean early = kernel.design().chose(Victims.CURRENT_AND_EARLY);
            List<Why> why = new ArrayList<>(List.of(Why.of(HookBecause.SAID, new Detail.Word(mapper.process().pid()
                    + " "
                    + mapper.process().comm() + (early
                            ? " did not ask for early kill and did not touch the page itself: this kernel does not tell it."
                            : " is not the task in whose context the failure is handled: this kernel tells nobody else.")))));
            if (!mapper.isMapped()) {
                why.add(mapper.whyNotMapped());
            }
            return Optional.of(new Spared(TraceEvent.Skipped.Reason.NOT_ASKED, why));
        }
        boolean copied = mapper.entry().filter(PageEntry.Private.class::isInstance).isPresent()
                && kernel.design().chose(PrivateCopy.SIGNALLED);
        return mapper.isMapped() || copied ? Optional.empty()
                : Optional.of(new Spared(mapper.absence(), List.of(mapper.whyNotMapped())));
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
                unmapped(page, largest) + ", also of processes that are not signalled; private copies in RAM stay.")
                .at(page.file().id()).with("mappings", taken.isEmpty() ? "none" : taken.toString()),
                flagged);
    }

    private static String unmapped(Page page, Level largest) {
        return largest == Level.PTE
                ? "The page is taken out of every page table that shows page " + page.number() + " of "
                        + page.file().path()
                : "One that is signalled maps " + largest.size() + " with one entry: as much around page "
                        + page.number()
                        + " of " + page.file().path() + " is taken out of every page table";
    }
}
