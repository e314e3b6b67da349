package org.faultline.playback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Aftermath;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.reason.RepairBecause;
import org.faultline.reason.Why;
import org.faultline.trace.NextTouch;
import org.faultline.trace.Step;
import org.faultline.trace.StillBad;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/**
 * The verdict of one chapter of a run, or of all chapters up to one: what was lost, whom it hit, whom it spared, and how
 * filesystems and pages are afterwards.
 *
 * @param chapter the last chapter it is about
 * @param failures number of pages that went bad
 * @param broken where the kernel itself broke, in the order of steps
 * @param lost what was lost, by file, each with its range of bytes
 * @param wrong what can be read and is not what it was, because a watcher lied: nobody knows
 * @param bytes how many bytes of memory held data of files that is lost; what several files share counts once
 * @param spared who maps a page that went bad and was not hit
 * @param filesystems those that lie on these pages or shut down; all of them where there is none
 * @param pages those that were bad at some time
 * @param repairs how programs ended that repair
 */
public record Toll(Chapter chapter, int failures, List<Broken> broken, List<Lost> lost, List<Lost> wrong, long bytes,
        List<Hit> hit, List<Spared> spared, List<Fared> filesystems, List<Page> pages,
        List<TraceEvent.Repaired> repairs) {
    /**
     * The kernel itself broke: it stopped with an oops, or a failure that it handled never comes to its end.
     *
     * @param step number of the step
     * @param at the function in which it happened
     * @param task the process in whose context it ran, or nothing for a task that is none of the stack
     * @param locked whether the lock that every failure takes first stays held from then on
     * @param reason why
     */
    public record Broken(int step, KernelSource at, Broken.How how, Optional<Integer> task, boolean locked,
            List<Why> reason) {
        /** How it broke. */
        public enum How {
            /** It met what it cannot go on from, and ended the task that it ran in. */
            OOPS,
            /** It waits or counts for ever. */
            HANG
        }

        public Broken {
            reason = List.copyOf(reason);
        }
    }

    /**
     * Bytes of one owner that are lost.
     *
     * @param file the file whose data it was, or nothing for metadata
     * @param label what people call the owner
     * @param offset first byte of the file; 0 for metadata
     * @param length number of bytes
     * @param block where metadata lay
     */
    public record Lost(Optional<LayerId> file, String label, long offset, long length, Optional<FsBlock> block) {}

    /** Somebody who was hit; the signal that did it, where it was one. */
    public record Hit(int pid, Hit.How how, Optional<TraceEvent.Signalled> signal) {
        /** How somebody was hit. */
        public enum How {
            /** It is dead. */
            KILLED,
            /** It got a signal and lives. */
            TOLD,
            /** It never gets on again. */
            STUCK
        }

        /** The address that the signal named. */
        public Optional<Long> address() {
            return signal.map(s -> s.signal().address());
        }
    }

    /**
     * Somebody who was not hit.
     *
     * @param reason why: the condition that did not hold
     * @param nextSimulated what its next touch does when only the kernel was told that the page is bad
     * @param nextReal what its next touch does when the memory is really bad
     * @param real whether it really is
     */
    public record Spared(int pid, LayerId mapping, long address, List<Why> reason, NextTouch nextSimulated,
            NextTouch nextReal, boolean real) {}

    /**
     * How a filesystem is afterwards.
     *
     * @param now whether it shut down here and not before
     * @param shown the living processes that map its files although it is not mounted: as the document has them, which
     *     could not be under this kernel
     */
    public record Fared(LayerId filesystem, State state, boolean now, List<Integer> shown) {
        public Fared {
            shown = List.copyOf(shown);
        }

        /** How it is. */
        public enum State {
            ALIVE, SHUT_DOWN, NOT_MOUNTED
        }
    }

    /** How a page is afterwards. */
    public record Page(Pfn pfn, StillBad state, After after) {
        /** What comes of a read of it. */
        public enum After {
            /** It fails, or may. */
            BAD,
            /** It works, and does not give what was there: that was cleared, and not written anew. */
            LOST,
            /** It gives what its owner wrote. */
            GOOD
        }

        /** How it is, and by whom. */
        public enum How {
            BAD, CLEARED, WRONG, MENDED, GOOD
        }

        static Page of(Verdict verdict, Machine after) {
            After state = after.undefined().of(verdict.pfn()).isNone() ? After.GOOD : After.LOST;
            return new Page(verdict.pfn(), verdict.stillBad(),
                    after.bad(verdict.pfn()).isPresent() ? After.BAD : state);
        }

        public How how() {
            return switch (after) {
                case BAD -> How.BAD;
                case LOST -> state.cure() == StillBad.Cure.WRONG ? How.WRONG : How.CLEARED;
                case GOOD -> state.cure() == StillBad.Cure.MENDED ? How.MENDED : How.GOOD;
            };
        }

        /** Whether it still is bad. */
        public boolean bad() {
            return after == After.BAD;
        }
    }

    public Toll {
        broken = List.copyOf(broken);
        lost = List.copyOf(lost);
        wrong = List.copyOf(wrong);
        hit = List.copyOf(hit);
        spared = List.copyOf(spared);
        filesystems = List.copyOf(filesystems);
        pages = List.copyOf(pages);
        repairs = List.copyOf(repairs);
    }

    /** The verdict of one chapter. */
    public static Toll of(Trace trace, Chapter chapter) {
        return new Reckoning(trace, chapter, chapter).toll();
    }

    /** The verdict of a run from its beginning to the end of that chapter. */
    public static Toll upTo(Trace trace, Chapter last) {
        return new Reckoning(trace, Chapter.of(trace).getFirst(), last).toll();
    }

    /** Those who were hit in that way. */
    public List<Hit> hit(Hit.How how) {
        return hit.stream().filter(h -> h.how == how).toList();
    }

    /** Works a verdict out of the acts from one chapter to another. */
    private record Reckoning(Trace trace, Chapter first, Chapter last) {
        /** Where a range of a file that is lost ends. */
        private record End(LayerId file, long offset) {}

        Toll toll() {
            List<Verdict> failed = trace.verdicts(first.act(), last.act());
            List<Hit> hit = hit();
            List<Verdict> gone = failed.stream().filter(v -> v.mended().isEmpty()).toList();
            return new Toll(last, failed.size(), broken(), lost(gone), lost(wrong(failed)), bytes(gone), hit,
                    spared(failed, hit), filesystems(failed), pages(failed), repairs());
        }

        private Machine before() {
            return trace.states().get(first.first() - 1);
        }

        private Machine after() {
            return trace.states().get(last.last());
        }

        private List<Step> steps() {
            return trace.steps().subList(first.first() - 1, last.last());
        }

        private List<TraceEvent.Repaired> repairs() {
            return steps().stream().map(Step::event).filter(TraceEvent.Repaired.class::isInstance)
                    .map(TraceEvent.Repaired.class::cast).filter(e -> e.page().isEmpty()).toList();
        }

        private List<Broken> broken() {
            return steps().stream().flatMap(s -> broken(s).stream()).toList();
        }

        private Optional<Broken> broken(Step step) {
            return how(step).map(how -> {
                Machine earlier = trace.states().get(step.number() - 1);
                Machine later = trace.states().get(step.number());
                return new Broken(step.number(), step.source(), how, task(earlier, later),
                        later.aftermath().locked() && !earlier.aftermath().locked(), step.why());
            });
        }

        /** An access that is repeated for ever is the matter of its process: the kernel works on. */
        private Optional<Broken.How> how(Step step) {
            if (!(step.event() instanceof TraceEvent.Refused refused)) {
                return Optional.empty();
            }
            boolean failing = trace.verdict(step.act()).isPresent();
            return refused.ending().is(Ending.Break.KERNEL_OOPS) ? Optional.of(Broken.How.OOPS)
                    : Optional.of(Broken.How.HANG).filter(h -> failing && refused.ending().is(Ending.Break.HANG));
        }

        /** The process that lives another life from then on, or a thread of which ended. */
        private static Optional<Integer> task(Machine earlier, Machine later) {
            return later.processes().stream()
                    .filter(p -> earlier.process(p.pid()).filter(was -> was.life() != p.life()).isPresent())
                    .map(UserProcess::pid).findFirst()
                    .or(() -> later.aftermath().ended().filter(e -> !earlier.aftermath().equals(later.aftermath()))
                            .map(Aftermath.Ended::pid));
        }

        /** Those whose page a watcher lied about, and nobody has written anew since. */
        private List<Verdict> wrong(List<Verdict> failed) {
            return failed.stream().filter(v -> v.isWrong() && !after().undefined().of(v.pfn()).isNone()).toList();
        }

        private static boolean isData(Verdict.OwnerFate owner) {
            return owner.file().isPresent() && !owner.record().isMetadata();
        }

        private long bytes(List<Verdict> failed) {
            long pages = failed.stream().filter(v -> v.owners().stream().anyMatch(Reckoning::isData))
                    .map(Verdict::pfn).distinct().count();
            long written = overwritten(failed).filter(p -> lost(p).anyMatch(l -> l.file.isPresent())).count();
            return Unit.PAGE.toBytes(pages + written);
        }

        /** The pages that were good and were written over from below. */
        private Stream<Pfn> overwritten(List<Verdict> failed) {
            Set<Pfn> bad = failed.stream().map(Verdict::pfn).collect(Collectors.toSet());
            return trace.acts().subList(first.act() - 1, last.act()).stream()
                    .filter(Act.WriteZeros.class::isInstance).map(Act.WriteZeros.class::cast)
                    .flatMap(this::undefined).distinct().filter(p -> before().undefined().of(p).isNone()
                            && !bad.contains(p) && before().bad(p).filter(BadPage::stops).isEmpty());
        }

        /** The pages that an act wrote over and that nobody has written since. */
        private Stream<Pfn> undefined(Act.WriteZeros act) {
            return before().device(act.device()).filter(Pmem.class::isInstance).map(Pmem.class::cast).stream()
                    .flatMap(p -> after().undefined().byPage().subMap(p.pfn(act.offset()),
                            p.pfn(act.offset() + act.length())).keySet().stream());
        }

        /** Who had such a page; of what nobody had written nothing is lost. */
        private Stream<Lost> lost(Pfn page) {
            return after().filesystems().stream().flatMap(fs -> after().blockAt(fs, page).stream()
                    .flatMap(block -> fs.owners(block, 1).stream().filter(r -> !r.unwritten())
                            .map(r -> lost(fs, block, r))));
        }

        private static Lost lost(Filesystem fs, FsBlock block, RmapRecord record) {
            Optional<Inode> file = fs.inode(record.owner().code());
            boolean data = file.isPresent() && !record.isMetadata();
            return new Lost(file.map(Inode::id).filter(f -> data),
                    file.map(Inode::path).orElseGet(() -> record.owner().label()),
                    data ? record.fileBlock(block) * fs.blockSize() : 0, Unit.PAGE.toBytes(1),
                    Optional.of(block).filter(b -> !data));
        }

        /** Pages of a file that follow one another are one range. */
        private List<Lost> lost(List<Verdict> failed) {
            List<Lost> all = new ArrayList<>();
            Map<End, Integer> ends = new HashMap<>();
            Stream.concat(failed.stream().flatMap(v -> v.owners().stream().map(o -> lost(v, o))),
                    overwritten(failed).flatMap(this::lost)).distinct().forEach(lost -> {
                        Optional<Integer> before = lost.file.map(f -> ends.remove(new End(f, lost.offset)));
                        int at = before.orElse(all.size());
                        if (before.isPresent()) {
                            Lost l = all.get(at);
                            all.set(at, new Lost(l.file, l.label, l.offset, l.length + lost.length, l.block));
                        } else {
                            all.add(lost);
                        }
                        lost.file.ifPresent(f -> ends.putIfAbsent(new End(f, lost.offset + lost.length), at));
                    });
            return all;
        }

        private static Lost lost(Verdict verdict, Verdict.OwnerFate owner) {
            boolean data = isData(owner);
            return new Lost(owner.file().filter(f -> data), owner.label(),
                    data ? Unit.PAGE.toBytes(owner.filePage()) : 0, Unit.PAGE.toBytes(1),
                    verdict.block().filter(b -> !data));
        }

        private List<Hit> hit() {
            Map<Integer, List<TraceEvent.Signalled>> sent = new LinkedHashMap<>();
            for (Step step : steps()) {
                if (step.event() instanceof TraceEvent.Signalled s) {
                    sent.computeIfAbsent(s.pid(), pid -> new ArrayList<>()).add(s);
                }
            }
            Set<Act> acts = Set.copyOf(trace.acts().subList(first.act() - 1, last.act()));
            return after().processes().stream().filter(p -> !acts.contains(new Act.Exit(p.pid())))
                    .flatMap(p -> hit(p, sent.getOrDefault(p.pid(), List.of())).stream()).toList();
        }

        private Optional<Hit> hit(UserProcess process, List<TraceEvent.Signalled> sent) {
            Optional<UserProcess.Life> was = before().process(process.pid()).map(UserProcess::life);
            Optional<TraceEvent.Signalled> deadly = sent.stream()
                    .filter(s -> s.consequence() == TraceEvent.Consequence.KILLED).findFirst()
                    .or(() -> sent.stream().findFirst());
            boolean same = was.equals(Optional.of(process.life())) && sent.isEmpty();
            if (same) {
                return Optional.empty();
            }
            return switch (process.life()) {
                case DEAD, DYING -> deadly.isEmpty() && movedAway(process) ? Optional.empty()
                        : Optional.of(new Hit(process.pid(), Hit.How.KILLED, deadly));
                case STUCK -> Optional.of(new Hit(process.pid(), Hit.How.STUCK, deadly));
                case RUNNING, STOPPED -> deadly.map(s -> new Hit(process.pid(), Hit.How.TOLD, Optional.of(s)));
            };
        }

        /** Whether it ended because it goes on with a replica. */
        private boolean movedAway(UserProcess process) {
            return steps().stream()
                    .anyMatch(s -> s.event() instanceof TraceEvent.Noted n && n.what().equals(process.id())
                            && s.why().stream().anyMatch(w -> w.because() == RepairBecause.GOES_ON_ELSEWHERE));
        }

        /** What the last failure says of each that maps the page. */
        private List<Spared> spared(List<Verdict> failed, List<Hit> hit) {
            SequencedMap<Integer, Spared> all = new LinkedHashMap<>();
            failed.forEach(v -> v.mappers().stream().map(m -> new Spared(m.pid(), m.mapping(), m.address(), m.reason(),
                    m.nextSimulated(), m.nextReal(), v.stillBad().real())).forEach(s -> all.put(s.pid, s)));
            hit.forEach(h -> all.remove(h.pid));
            return all.values().stream()
                    .filter(s -> after().process(s.pid).filter(UserProcess::isAlive).isPresent()).toList();
        }

        private List<Fared> filesystems(List<Verdict> failed) {
            List<Filesystem> all = after().filesystems();
            List<Filesystem> concerned = all.stream().filter(f -> isNew(f) || failed.stream()
                    .anyMatch(v -> after().blockAt(f, v.pfn()).isPresent())).toList();
            return (concerned.isEmpty() ? all : concerned).stream().map(this::fared).toList();
        }

        private Fared fared(Filesystem filesystem) {
            Fared.State state = state(filesystem);
            return new Fared(filesystem.id(), state, isNew(filesystem),
                    state == Fared.State.NOT_MOUNTED ? mappers(filesystem) : List.of());
        }

        private List<Integer> mappers(Filesystem filesystem) {
            return after().processes().stream().filter(UserProcess::isAlive).filter(p -> p.mappings().stream()
                    .anyMatch(m -> m.filesystem().equals(filesystem.id()))).map(UserProcess::pid).toList();
        }

        private boolean isNew(Filesystem after) {
            return after.isShutDown()
                    && before().filesystem(after.id()).filter(f -> !f.isShutDown()).isPresent();
        }

        private static Fared.State state(Filesystem filesystem) {
            if (filesystem.isShutDown()) {
                return Fared.State.SHUT_DOWN;
            }
            return filesystem.mount().active() ? Fared.State.ALIVE : Fared.State.NOT_MOUNTED;
        }

        private List<Page> pages(List<Verdict> failed) {
            SequencedMap<Pfn, Page> all = new LinkedHashMap<>();
            Stream.concat(trace.verdicts(0, first.act() - 1).stream().filter(v -> wasHarmed(v.pfn())), failed.stream())
                    .forEach(v -> all.put(v.pfn(), Page.of(v, after())));
            return List.copyOf(all.values());
        }

        private boolean wasHarmed(Pfn page) {
            return before().bad(page).isPresent() || !before().undefined().of(page).isNone();
        }
    }
}
