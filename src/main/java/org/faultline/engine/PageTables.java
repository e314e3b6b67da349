package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.PageUse;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice.LayoutBreak;
import org.faultline.design.choice.FaultChoice.SharedFault;
import org.faultline.design.choice.WriteChoice.CopyingWrite;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.PassedOver;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** The page tables of all processes, as file pages come and go. */
final class PageTables {
    private final Recorder recorder;
    private Optional<Machine> prepared = Optional.empty();

    PageTables(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Keeps a machine for the next step that is recorded. */
    void prepare(Machine next) {
        prepared = Optional.of(next);
    }

    /** The machine kept for the next step, or the one there is. */
    Machine prepared() {
        Machine next = prepared.orElseGet(recorder::machine);
        prepared = Optional.empty();
        return next;
    }

    /** Takes file pages out of every page table; one step for each run of pages that was in the same tables. */
    void remove(Filesystem fs, Inode file, long filePage, long pages, KernelSource source, Removal by,
            CallBecause why) {
        long page = filePage;
        long end = filePage + pages;
        while (page < end) {
            long runEnd = end;
            List<LayerId> present = new ArrayList<>();
            for (UserProcess process : recorder.machine().usersOf(file.id())) {
                for (Mapping mapping : process.mappings()) {
                    if (mapping.filesystem().equals(fs.id()) && mapping.file().equals(file.id())) {
                        runEnd = Math.min(runEnd, endOfRun(mapping, page, end));
                        mapping.pageOf(page).flatMap(p -> mapping.pages().at(p)).filter(PageTables::isOfTheFile)
                                .ifPresent(e -> present.add(mapping.id()));
                    }
                }
            }
            if (!present.isEmpty()) {
                removeRun(file, page, runEnd - page, present, source, by, why);
            }
            page = runEnd;
        }
    }

    /**
     * A machine in which the kernel has the pages of a fault in use; {@code shared} as the fault met the extent. Kernel:
     * fs/dax.c dax_insert_entry().
     */
    Machine faulted(Machine machine, FaultRange spot, boolean shared, boolean writable) {
        Choices choices = recorder.design().choices();
        DaxEntries.Sharing copied = writable ? DaxEntries.Sharing.COPIED : DaxEntries.Sharing.SHARED;
        DaxEntries.Run run = new DaxEntries.Run(spot.filePage(), spot.pages(), spot.pfn(machine).orElseThrow(),
                shared ? copied : DaxEntries.Sharing.NONE, spot.level(), Optional.empty());
        LayerId file = spot.file().id();
        if (shared && (writable || choices.chose(SharedFault.READ_REMOVES))) {
            return PageUse.of(choices).overwritten(machine, file, run);
        }
        return machine.entriesOf(file).holds(run) ? machine : PageUse.of(choices).entered(machine, file, run);
    }

    /**
     * Takes the entries that the kernel has for file pages out of every page table: of an entry for 2 MiB all of it.
     * Kernel: fs/dax.c dax_insert_entry().
     */
    void removeEntries(Filesystem fs, Inode file, long filePage, long pages, KernelSource source, Removal by,
            CallBecause why) {
        long from = largeHead(file, filePage).orElse(filePage);
        long to = largeHead(file, filePage + pages - 1).map(h -> h + PageEntry.Level.PMD.pages())
                .orElse(filePage + pages);
        remove(fs, file, from, to - from, source, by, why);
    }

    /**
     * Takes the zero page out of every page table where a block is entered in its place: the block got data and nobody was
     * told. Kernel: fs/dax.c dax_insert_entry(), dax_is_zero_entry().
     */
    void removeZeroes(FaultRange spot, KernelSource source, Removal by) {
        long page = spot.filePage();
        Machine machine = recorder.machine();
        if (!spot.filesystem().driver().writesAlong()) {
            return;
        }
        boolean entered = machine.entriesOf(spot.file().id()).within(page, spot.pages()).stream()
                .mapToLong(DaxEntries.Run::pages).sum() == spot.pages();
        if (!entered) {
            for (ZeroPages zero : ZeroPages.of(machine, spot.file().id(), page, page + spot.pages())) {
                remove(spot.filesystem(), spot.file(), zero.first(), zero.end() - zero.first(), source, by,
                        CallBecause.ZERO_REPLACED);
            }
        }
    }

    /** Takes the larger entry that holds a file page, if the kernel has one, out of every page table. */
    void removeLarge(Filesystem fs, Inode file, long filePage, KernelSource source, Removal by, CallBecause why) {
        largeHead(file, filePage).ifPresent(h -> remove(fs, file, h, PageEntry.Level.PMD.pages(), source, by, why));
    }

    private Optional<Long> largeHead(Inode file, long page) {
        return recorder.machine().entriesOf(file.id()).at(page).map(DaxEntries.Run::level)
                .filter(l -> l == PageEntry.Level.PMD).map(l -> l.head(page));
    }

    /** A machine in which the kernel has these pages of a file in use no more. */
    Machine forgotten(Machine machine, LayerId file, long first, long pages) {
        return PageUse.of(recorder.design().choices()).left(machine, file, first, pages);
    }

    /** The same, where larger entries are forgotten as a whole. */
    Machine forgottenWhole(Machine machine, LayerId file, long first, long pages) {
        return PageUse.of(recorder.design().choices()).leftWhole(machine, file, first, pages);
    }

    /** A machine in which the kernel has no page of a file in use. */
    Machine forgotten(Machine machine, LayerId file) {
        return forgotten(machine, file, 0, Long.MAX_VALUE);
    }

    /** Takes the whole file out of every page table, as is done before its blocks change. Kernel: fs/dax.c dax_layout_busy_page(). */
    void breakLayouts(Filesystem fs, Inode file, KernelSource source) {
        long pages = Math.max(1, Unit.PAGE.covering(Math.max(file.size(), mappedEnd(file.id()))));
        remove(fs, file, 0, pages, source, Removal.Plain.LAYOUT_BROKEN, CallBecause.BEFORE_BLOCKS_GO);
    }

    /** Where that forgets the whole file, no page of it is in use from then on, whatever becomes of the call. Kernel: fs/dax.c dax_break_layout(). */
    void forgetBroken(LayerId file) {
        if (recorder.design().chose(LayoutBreak.FORGETS_FILE)) {
            recorder.settle(forgotten(recorder.machine(), file));
        }
    }

    /** The byte behind the last one of a file that anybody maps. */
    long mappedEnd(LayerId file) {
        return recorder.machine().mappingsOf(file).mapToLong(m -> m.offset() + m.length()).max().orElse(0);
    }

    /** A machine without private copies of pages from {@code first}: the file does not reach there any more. */
    static Machine cutOff(Machine machine, Inode file, long first) {
        return machine.mapMappings(file.id(), m -> m.with(m.pages().withoutAny(Math.max(0, first - m.filePage(0)),
                m.pageCount(), Removal.Plain.CUT_OFF)));
    }

    /** Records a change of a file's blocks and takes the pages that moved out of every page table. */
    void follow(Filesystem before, Inode file, Change.Done done, KernelSource source, Removal.Mover mover) {
        if (done.moves().isEmpty()) {
            recorder.step(Draft.of(source, new TraceEvent.Changed(before.id(), file.id(), List.of()),
                    CallBecause.STAYS_IN_PLACE, new Detail.By(mover)).at(file.id()),
                    prepared().with(done.after().logged(file.id())));
            return;
        }
        Draft draft = Draft.of(source, new TraceEvent.Changed(before.id(), file.id(), done.moves()),
                CallBecause.BLOCKS_MOVED).at(file.id());
        for (Move move : done.moves()) {
            draft = draft.with(Value.Name.FILE_BLOCKS, new Detail.Moved(move));
        }
        for (PassedOver passed : done.passed()) {
            draft = passedOver(draft, done.after(), passed);
        }
        Machine after = prepared().with(done.after().logged(file.id()));
        List<Move> taken = done.moves().stream().filter(m -> !leaves(m, mover)).toList();
        for (Move move : taken) {
            after = forgotten(after, file.id(), move.fileBlock(), move.blocks());
        }
        recorder.step(taken.size() == done.moves().size() ? draft : draft.and(CallBecause.ENTRIES_LEFT), after);
        if (!(mover instanceof Removal.Mover.Reflink)) {
            new NewBlocks(recorder, done.after(), file, done.moves()).given();
        }
        for (Move move : taken) {
            remove(before, file, move.fileBlock(), move.blocks(), source, new Removal.NewBlock(mover),
                    CallBecause.ENTRIES_FOR_OLD);
        }
    }

    /** Whether the entries of pages that were copied stay as they are. Kernel: fs/dax.c dax_iomap_iter(). */
    private boolean leaves(Move move, Removal.Mover mover) {
        return move.copied() && mover instanceof Removal.Mover.Write
                && recorder.design().chose(CopyingWrite.LEAVES_ENTRIES);
    }

    /** The step with why blocks do not lie where an act asked for them. */
    private static Draft passedOver(Draft draft, Filesystem fs, PassedOver passed) {
        Detail wanted = passed.blocks() == 1 ? new Detail.Block(passed.wanted())
                : new Detail.Blocks(passed.wanted(), passed.blocks());
        Detail pages = new Detail.Pages(passed.fileBlock(), passed.blocks());
        return passed.by()
                .map(by -> draft.and(CallBecause.PLACE_TAKEN, wanted, pages,
                        Detail.of(fs, by)))
                .orElseGet(() -> draft.and(CallBecause.PLACE_TOO_SHORT, wanted, pages));
    }

    private void removeRun(Inode file, long page, long pages, List<LayerId> present, KernelSource source,
            Removal by, CallBecause why) {
        Set<LayerId> shown = Set.copyOf(present);
        Machine after = recorder.machine().mapMappings(file.id(), m -> shown.contains(m.id())
                ? m.with(m.pages().without(m.pageOf(page).orElseThrow(), pages, by))
                : m);
        recorder.step(Draft.of(source, new TraceEvent.Unmapped(file.id(), page, pages, present), why).at(file.id())
                .with(Value.Name.MAPPINGS, new Detail.Mappings(present)), after);
    }

    private static boolean isOfTheFile(PageEntry entry) {
        return entry instanceof PageEntry.Dax || entry instanceof PageEntry.Zero;
    }

    private static long endOfRun(Mapping mapping, long filePage, long end) {
        long first = mapping.filePage(0);
        long last = first + mapping.pageCount();
        if (filePage < first) {
            return Math.min(first, end);
        }
        if (filePage >= last) {
            return end;
        }
        PageTable table = mapping.pages();
        return Math.min(first + table.endOfRun(filePage - first, last - first), end);
    }
}
