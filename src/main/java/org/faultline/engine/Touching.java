package org.faultline.engine;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Notice;
import org.faultline.address.ByteRange;
import org.faultline.address.Pfn;
import org.faultline.design.Draft;
import org.faultline.design.choice.FaultChoice.BadBlockFault;
import org.faultline.design.choice.FaultChoice.SharedFault;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;

/** Loads and stores of a process through a mapping, and the page faults they take. Kernel: fs/dax.c, mm/memory.c. */
final class Touching {
    static final KernelSource FAULT = KernelSource.of("dax_iomap_fault", "fs/dax.c");
    private static final KernelSource WRITE_PROTECTED = KernelSource.of("do_wp_page", "mm/memory.c");
    private final Recorder recorder;
    private final PageTables tables;
    private final Purpose purpose;
    private final Refusals refusals;

    /** What a page is touched for. */
    enum Purpose {
        /** A load or store of a program: it meets bad memory, and a fault that is refused is a signal. */
        ACCESS,
        /** Only to have the page mapped for the load that is to come. */
        FIRST_LOAD,
        /** A system call pins the page: a fault that is refused is an error of the call, and nobody is signalled. */
        PIN
    }

    Touching(Recorder recorder) {
        this(recorder, Purpose.ACCESS);
    }

    Touching(Recorder recorder, Purpose purpose) {
        this.recorder = recorder;
        this.purpose = purpose;
        this.tables = new PageTables(recorder);
        this.refusals = new Refusals(recorder, purpose == Purpose.PIN);
    }

    /** Touches one run of alike pages after the other, until a signal stops the process. */
    void touch(Act.Touch act) {
        Optional<UserProcess> dead = recorder.machine().process(act.pid()).filter(p -> !p.isRunning());
        if (dead.isPresent()) {
            new Departed(recorder).say(dead.get());
            return;
        }
        long page = act.firstPage();
        long end = page + act.pages();
        while (page < end) {
            Optional<FaultRange> spot = FaultRange.at(recorder.machine(), act.pid(), act.mapping(), page, end);
            if (spot.isEmpty()) {
                refusals.segfault(act);
                return;
            }
            if (refusals.cannotTouch(spot.get(), act.write()) || !touch(spot.get(), act)) {
                return;
            }
            page += spot.get().pages();
        }
    }

    /** Faults one page in as get_user_pages() does: what is refused is no signal. */
    void fault(Act.Touch act) {
        FaultRange.at(recorder.machine(), act.pid(), act.mapping(), act.firstPage(), act.firstPage() + 1)
                .ifPresent(s -> {
                    if (!s.file().dax()) {
                        new Touching(recorder, Purpose.PIN).fault(s, act);
                    } else if (!s.isBehindEnd()
                            && Denial.of(recorder.machine(), s.filesystem(), false).isEmpty()
                            && s.bad().filter(BadPage::known).isEmpty()) {
                        readFault(s);
                    }
                });
    }

    private boolean touch(FaultRange spot, Act.Touch act) {
        boolean write = act.write();
        if (spot.entry().isEmpty()) {
            return fault(spot, act);
        }
        return switch (spot.entry().get()) {
            case PageEntry.Private p ->
                    (write && new SameCopy(recorder.machine(), spot.mapper(), p).isShared(spot.pages()))
                            ? copyAgain(spot)
                            : access(spot, write, KernelSource.NO_CODE, CallBecause.OWN_COPY_NO_FAULT);
            case PageEntry.Dax d -> {
                boolean shared = spot.mapping().shared();
                if (!write || (d.writable() && shared)) {
                    yield access(spot, write, KernelSource.NO_CODE, CallBecause.ENTRY_THERE) && load(spot);
                }
                yield shared ? fault(spot, act) : copyToRam(spot);
            }
            case PageEntry.Cached c -> (write && !c.written())
                    ? spot.mapping().shared() ? fault(spot, act) : copyToRam(spot)
                    : access(spot, write, KernelSource.NO_CODE, CallBecause.IN_PAGE_CACHE);
            case PageEntry.Zero z -> write
                    ? spot.mapping().shared() ? fault(spot, act) : copyToRam(spot)
                    : access(spot, write, KernelSource.NO_CODE, CallBecause.ZERO_MAPPED);
            case PageEntry.Gone g -> g.isPoisonedCopy()
                    ? refuse(spot, CallBecause.COPY_WENT_BAD, Signal.Code.BUS_MCEERR_AR)
                    : fault(spot, act);
        };
    }

    private boolean fault(FaultRange spot, Act.Touch act) {
        boolean write = act.write();
        if (!spot.file().dax()) {
            return new CacheTouch(recorder, tables, refusals).fault(spot, act)
                    && access(spot, write, CacheTouch.FILEMAP, CallBecause.FAULT_TO_CACHE);
        }
        if (refusals.turnDown(spot, write && spot.mapping().shared())) {
            return false;
        }
        if (spot.isUnbacked(recorder.machine())) {
            return refuse(spot, CallBecause.UNBACKED, Signal.Code.BUS_ADRERR);
        }
        boolean blocks = recorder.machine().deviceEntry(spot.filesystem()).isEmpty();
        if (blocks && spot.bad().filter(BadPage::known).isPresent()) {
            boolean hwpoison = recorder.design().chose(BadBlockFault.HWPOISON);
            boolean copies = write && spot.mapping().shared() && copies(spot);
            if (copies) {
                abandon(spot, act.placements());
            }
            return refusals.refuse(spot, Why.of(CallBecause.LISTED_REFUSED),
                    hwpoison && !copies ? Signal.Code.BUS_MCEERR_AR : Signal.Code.BUS_ADRERR,
                    Refusals.failed(Check.Condition.NOT_LISTED, spot));
        }
        if (!write) {
            return readFault(spot);
        }
        if (spot.mapping().shared() && !new UnwrittenStore(recorder, spot).fills(copies(spot))) {
            if (copies(spot)) {
                abandon(spot, act.placements());
            }
            return refuse(spot, copies(spot) ? CallBecause.COPY_SOURCE_BAD : CallBecause.CANNOT_ZERO,
                    Signal.Code.BUS_ADRERR);
        }
        return spot.mapping().shared() ? writeFault(spot, act.placements()) : copyToRam(spot);
    }

    private boolean readFault(FaultRange touched) {
        FaultRange spot = large(recorder.machine(), touched, false).whole().orElse(touched);
        if (spot.block().isEmpty()) {
            enter(spot, new PageEntry.Zero(spot.level(), 0));
            if (spot.level() == PageEntry.Level.PTE) {
                keepNameless(spot);
            }
            return access(touched, false, FAULT, spot.level() == PageEntry.Level.PTE
                    ? Why.of(CallBecause.FAULT_ZERO)
                    : Why.of(CallBecause.FAULT_ZERO_SIZED, new Detail.Sized(spot.level()), spot.what()));
        }
        boolean removes = recorder.design().chose(SharedFault.READ_REMOVES);
        if (spot.shared() && removes) {
            tables.removeEntries(spot.filesystem(), spot.file(), spot.filePage(), spot.pages(), FAULT,
                    laterFault(spot), CallBecause.EXTENT_SHARED);
        }
        enterDax(spot, spot.shared(), false);
        return access(touched, false, FAULT, mapped(touched, spot)) && load(touched);
    }

    private LargeFault large(Machine machine, FaultRange spot, boolean write) {
        return new LargeFault(machine, spot, write, recorder.design().choices());
    }

    /** The fault of {@code touched} maps {@code spot}, which is more where one entry is for more than a page. */
    private static Why mapped(FaultRange touched, FaultRange spot) {
        Detail block = new Detail.Block(touched.block().orElseThrow());
        return spot.level() == PageEntry.Level.PTE
                ? Why.of(CallBecause.FAULT_BLOCK, block)
                : Why.of(CallBecause.FAULT_BLOCK_SIZED, block, new Detail.Sized(spot.level()), spot.what());
    }

    private static Removal laterFault(FaultRange spot) {
        return new Removal.LaterFault(spot.process().pid(), spot.process().comm());
    }

    private static Removal.Mover store(FaultRange spot) {
        return new Removal.Mover.Store(spot.process().pid(), spot.process().comm());
    }

    /**
     * Whether a store goes to another block: the page is shared, or a copy is staged for it. Kernel: fs/xfs/xfs_reflink.c
     * xfs_find_trim_cow_extent().
     */
    private static boolean copies(FaultRange spot) {
        return spot.shared() || spot.file().stagedAt(spot.filePage()).isPresent();
    }

    private void abandon(FaultRange spot, Placements placements) {
        new FailedCopy(recorder).ofFault(spot, placements, new Removal.NewBlock(store(spot)));
    }

    private boolean refuse(FaultRange spot, CallBecause why, Signal.Code code) {
        return refusals.refuse(spot, Why.of(why), code);
    }

    private boolean writeFault(FaultRange spot, Placements placements) {
        if (copies(spot) && spot.bad().filter(b -> b.real() || b.hidden()).isPresent()) {
            abandon(spot, placements);
            return refuse(spot, CallBecause.COPY_SOURCE_BAD, Signal.Code.BUS_ADRERR);
        }
        Optional<FaultRange> whole = largeWrite(spot, placements);
        if (whole.isPresent()) {
            return access(spot, true, FAULT, Why.of(CallBecause.FAULT_LARGE_WRITE,
                    new Detail.Sized(whole.get().level()), whole.get().what()));
        }
        if (spot.shared()) {
            tables.removeLarge(spot.filesystem(), spot.file(), spot.filePage(), FAULT,
                    laterFault(spot), CallBecause.LARGE_TAKEN);
        }
        return switch (spot.filesystem().write(spot.file().id(), spot.filePage(), spot.pages(), placements)) {
            case Change.Refused refused -> refusals.refuse(spot, Why.of(CallBecause.CHANGE_REFUSED_WITH,
                    Detail.of(Why.of(refused)), new Detail.Code(refused.errno())),
                    Signal.Code.BUS_ADRERR);
            case Change.Done done -> {
                NewBlocks blocks = new NewBlocks(recorder, done.after(), spot.file(), done.moves());
                Optional<Long> unmappable = blocks.unmappable();
                if (unmappable.isPresent()) {
                    yield upTo(unmappable.get(), spot, placements);
                }
                if (blocks.cannotBeZeroed(placements)) {
                    yield refuse(spot, CallBecause.ZEROING_FAILS, Signal.Code.BUS_ADRERR);
                }
                tables.follow(spot.filesystem(), spot.file(), done, FAULT, store(spot));
                yield stored(spot, done);
            }
        };
    }

    /** The pages before one whose copy cannot be mapped, and then that one: its place is given back, and nothing is entered. */
    private boolean upTo(long filePage, FaultRange spot, Placements placements) {
        long page = spot.page() + Math.max(0, filePage - spot.filePage());
        if (page > spot.page()) {
            return writeFault(part(spot, spot.page(), page), placements)
                    && writeFault(part(spot, page, spot.page() + spot.pages()), placements);
        }
        new FailedCopy(recorder).of(spot.filesystem(), spot.file(), spot.filePage(), 1, placements);
        return refusals.refuse(spot, Why.of(CallBecause.COPY_TARGET_LISTED),
                recorder.design().chose(BadBlockFault.HWPOISON) ? Signal.Code.BUS_MCEERR_AR : Signal.Code.BUS_ADRERR,
                Refusals.failed(Check.Condition.NOT_LISTED, spot));
    }

    private FaultRange part(FaultRange of, long page, long end) {
        return FaultRange.at(recorder.machine(), of.process().pid(), of.mapping().id(), page, end).orElseThrow();
    }

    /** Maps the blocks that the pages lie in now, run by run; false where one cannot be mapped. */
    private boolean stored(FaultRange spot, Change.Done done) {
        long page = spot.page();
        long end = page + spot.pages();
        boolean runs = true;
        while (runs && page < end) {
            FaultRange now = FaultRange.at(recorder.machine(), spot.process().pid(), spot.mapping().id(), page, end)
                    .orElseThrow();
            if (now.isUnbacked(recorder.machine())) {
                return refuse(now, CallBecause.UNBACKED, Signal.Code.BUS_ADRERR);
            }
            if (showsOther(now)) {
                refusals.hang(now);
                return false;
            }
            enterDax(now, now.shared() || copied(done, now.filePage()), true);
            runs = access(now, true, FAULT, Why.of(CallBecause.FAULT_BLOCK_WRITING,
                    new Detail.Block(now.block().orElseThrow())));
            page += now.pages();
        }
        return runs;
    }

    /**
     * Answers a write with one entry for 2 MiB, where the blocks the filesystem gives for all of it lie together; blocks
     * that it would give otherwise are not taken.
     */
    private Optional<FaultRange> largeWrite(FaultRange touched, Placements placements) {
        LargeFault fault = large(recorder.machine(), touched, true);
        if (!fault.isAskedFor() || !fault.isAnsweredAtOnce()
                || !(touched.filesystem().write(touched.file().id(), fault.filePage(),
                        PageEntry.Level.PMD.pages(), placements) instanceof Change.Done done)) {
            return Optional.empty();
        }
        Optional<FaultRange> whole = FaultRange.at(recorder.machine().with(done.after()), touched.process().pid(),
                touched.mapping().id(), touched.page(), touched.page() + 1)
                .flatMap(s -> large(recorder.machine().with(done.after()), s, true).whole());
        NewBlocks blocks = new NewBlocks(recorder, done.after(), touched.file(), done.moves());
        if (whole.isEmpty() || blocks.unmappable().isPresent() || blocks.cannotBeZeroed(placements)) {
            return Optional.empty();
        }
        tables.follow(touched.filesystem(), touched.file(), done, FAULT, store(touched));
        enterDax(whole.get(), whole.get().shared() || copied(done, whole.get().filePage()), true);
        return whole;
    }

    /** Whether an entry that is there shows another block than the file has. Kernel: mm/memory.c insert_pfn(). */
    private boolean showsOther(FaultRange spot) {
        return spot.entry().filter(PageEntry.Dax.class::isInstance).isPresent()
                && !spot.shown(recorder.machine()).equals(spot.pfn(recorder.machine()));
    }

    private static boolean copied(Change.Done done, long filePage) {
        return done.moves().stream().anyMatch(m -> m.copied() && filePage >= m.fileBlock()
                && filePage < m.fileBlock() + m.blocks());
    }

    /** A private page gets a copy of its own; of one that is present, nobody asks the filesystem. Kernel: mm/memory.c do_wp_page(). */
    private boolean copyToRam(FaultRange spot) {
        boolean present = spot.entry().filter(PageEntry::isPresent).isPresent();
        if (spot.bad().filter(b -> b.real() || (b.hidden() && !present)).isPresent()) {
            return refuse(spot, CallBecause.PAGE_SOURCE_BAD, Signal.Code.BUS_ADRERR);
        }
        enter(spot, spot.ownCopy(recorder.machine()));
        if (spot.entry().filter(e -> e.isPresent() && e.level() == PageEntry.Level.PTE).isEmpty()) {
            keepNameless(spot);
        }
        return access(spot, true, FAULT, CallBecause.FAULT_COPIES);
    }

    /** The kernel keeps that the file was faulted in there, of no block. Kernel: fs/dax.c grab_mapping_entry(). */
    private void keepNameless(FaultRange spot) {
        Machine machine = tables.prepared();
        tables.prepare(machine.with(spot.file().id(),
                machine.entriesOf(spot.file().id()).withNameless(spot.filePage(), spot.pages())));
    }

    /** The copy is another process's too, since a fork: the process gets its own. Kernel: mm/memory.c wp_page_copy(). */
    private boolean copyAgain(FaultRange spot) {
        enter(spot, spot.ownCopy(recorder.machine()));
        return access(spot, true, WRITE_PROTECTED, CallBecause.FAULT_COPIES_AGAIN);
    }

    /** What the processor meets at the page: a machine check where the memory is really bad. */
    private boolean load(FaultRange spot) {
        Optional<Pfn> pfn = spot.shown(recorder.machine());
        if (purpose != Purpose.ACCESS || pfn.flatMap(recorder.machine()::bad).filter(BadPage::real).isEmpty()) {
            return true;
        }
        int pid = spot.process().pid();
        new Poisoning(recorder).report(pfn.get(), new Notice.Consume(pid), Optional.of(pid));
        return false;
    }

    private void enter(FaultRange spot, PageEntry entry) {
        Machine machine = recorder.machine();
        Mapping mapping =
                machine.process(spot.process().pid()).flatMap(p -> p.mapping(spot.mapping().id())).orElseThrow();
        tables.prepare(
                machine.with(spot.process().pid(),
                        mapping.with(mapping.pages().with(spot.page(), spot.pages(), entry))));
    }

    /** A page of the file and its block belong together from now on; {@code shared} as the fault met the extent. */
    private void enterDax(FaultRange spot, boolean shared, boolean writable) {
        ByteRange bytes = spot.physical(recorder.machine()).orElseThrow();
        tables.removeZeroes(spot, FAULT, laterFault(spot));
        enter(spot, new PageEntry.Dax(bytes.start(), writable, spot.level()));
        tables.prepare(tables.faulted(tables.prepared(), spot, shared, writable));
    }

    private boolean access(FaultRange spot, boolean write, KernelSource source, CallBecause how) {
        return access(spot, write, source, Why.of(how));
    }

    private boolean access(FaultRange spot, boolean write, KernelSource source, Why how) {
        TraceEvent event = new TraceEvent.Accessed(spot.process().pid(), Optional.of(spot.mapping().id()),
                spot.file().id(), spot.filePage(), spot.pages(), write, Ending.fine());
        WrongBytes wrong = new WrongBytes(recorder.machine());
        Draft draft = wrong.told(Draft.of(source, event, write ? CallBecause.WRITES : CallBecause.READS, spot.who(),
                spot.what(), Detail.of(spot.file()), Detail.of(how)).at(spot.process().id()),
                write ? Optional.empty() : wrong.loaded(spot));
        recorder.step(simulated(spot).map(pfn -> draft.and(source.equals(FAULT) ? CallBecause.SIMULATED_FAULTS_IN
                : CallBecause.SIMULATED_STAYS, new Detail.Frame(pfn))).orElse(draft), tables.prepared());
        return true;
    }

    /** The page that is touched, where the kernel holds it for bad and its memory is fine. */
    private Optional<Pfn> simulated(FaultRange spot) {
        boolean own = spot.entry().filter(PageEntry.Private.class::isInstance).isPresent() || !spot.file().dax();
        return spot.shown(recorder.machine()).filter(pfn -> !own)
                .filter(pfn -> recorder.machine().bad(pfn).filter(bad -> !bad.real()).isPresent());
    }
}
