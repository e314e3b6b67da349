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
import org.faultline.machine.Aftermath;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.RepairBecause;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** Works a verdict out of the acts from one chapter to another. */
record Reckoning(Trace trace, Chapter first, Chapter last) {
    private static final String LOG = "log";

    /** Where a range of a file that is lost ends. */
    private record End(LayerId file, long offset) {}

    /** With the pages that were harmed before it; they are those behind it then. */
    Toll toll(Harmed harmed) {
        List<Verdict> failed = failed();
        List<Toll.Hit> hit = hit();
        List<Verdict> gone = gone(failed);
        Harmed.Told pages = harmed.through(new Changes(before(), after(), poisoned(failed)), failed);
        return new Toll(last, failed.size(), broken(), lost(gone), ranges(owners(gone, true)),
                ranges(owners(wrong(failed), false)), isWrongRead(), bytes(gone), bytesBack(gone), hit,
                spared(failed, hit),
                filesystems(failed), pages.pages(), pages.tally(), repairs());
    }

    private List<Verdict> failed() {
        return trace.verdicts(first.act(), last.act());
    }

    /** The failures that no watcher mended. */
    private static List<Verdict> gone(List<Verdict> failed) {
        return failed.stream().filter(v -> v.mended().isEmpty()).toList();
    }

    /** How many bytes of files are lost. */
    long bytes() {
        return bytes(gone(failed()));
    }

    /** The pages that went bad. */
    private List<Pfn> poisoned(List<Verdict> failed) {
        return Stream.concat(failed.stream().map(Verdict::pfn), steps().stream()
                .flatMap(s -> s.event() instanceof TraceEvent.Poisoned p ? Stream.of(p.pfn()) : Stream.of()))
                .distinct().toList();
    }

    private Machine before() {
        return first.before(trace);
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

    private boolean isWrongRead() {
        return steps().stream()
                .anyMatch(s -> s.why().stream().anyMatch(w -> w.because() == CallBecause.READS_WRONG));
    }

    private List<Toll.Broken> broken() {
        return steps().stream().flatMap(s -> broken(s).stream()).toList();
    }

    private Optional<Toll.Broken> broken(Step step) {
        return how(step).map(how -> {
            Machine earlier = trace.states().get(step.number() - 1);
            Machine later = trace.states().get(step.number());
            return new Toll.Broken(step.number(), step.source(), how, task(earlier, later),
                    later.aftermath().locked() && !earlier.aftermath().locked(), step.why());
        });
    }

    /** An access that is repeated for ever is the matter of its process: the kernel works on. */
    private Optional<Toll.Broken.How> how(Step step) {
        if (!(step.event() instanceof TraceEvent.Refused refused)) {
            return Optional.empty();
        }
        boolean failing = trace.verdict(step.act()).isPresent();
        return refused.ending().is(Ending.Break.KERNEL_OOPS) ? Optional.of(Toll.Broken.How.OOPS)
                : Optional.of(Toll.Broken.How.HANG).filter(h -> failing && refused.ending().is(Ending.Break.HANG));
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

    /** Whether it is what a file holds; a directory or a link holds what the filesystem lives by. */
    private boolean isData(Verdict.OwnerFate owner) {
        return owner.file().isPresent() && !owner.record().isMetadata() && Stream.of(before(), after())
                .flatMap(m -> m.filesystem(owner.filesystem()).flatMap(fs -> fs.inode(owner.file().get())).stream())
                .allMatch(f -> f.type() == Inode.Type.REGULAR);
    }

    private boolean isBack(Verdict verdict, Verdict.OwnerFate owner) {
        return new Since(after()).isThereAgain(verdict, owner);
    }

    /** What was lost with pages of which everybody has their bytes again. */
    private long bytesBack(List<Verdict> failed) {
        long pages = failed.stream().filter(v -> v.owners().stream().anyMatch(this::isData)
                && v.owners().stream().filter(this::isData).allMatch(o -> isBack(v, o)))
                .map(Verdict::pfn).distinct().count();
        return Unit.PAGE.toBytes(pages);
    }

    private long bytes(List<Verdict> failed) {
        long pages = failed.stream().filter(v -> v.owners().stream().anyMatch(o -> isData(o) && !isBack(v, o)))
                .map(Verdict::pfn).distinct().count();
        long written = overwritten(failed).filter(p -> lost(p).anyMatch(l -> l.file().isPresent())).count();
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
    private Stream<Toll.Lost> lost(Pfn page) {
        return after().filesystems().stream().flatMap(fs -> after().blockAt(fs, page).stream()
                .flatMap(block -> fs.owners(block, 1).stream().filter(r -> !r.unwritten())
                        .map(r -> lost(fs, block, r))));
    }

    private static Toll.Lost lost(Filesystem fs, FsBlock block, RmapRecord record) {
        Optional<Inode> file = fs.inode(record.owner().code());
        boolean data = file.isPresent() && !record.isMetadata();
        return new Toll.Lost(file.map(Inode::id).filter(f -> data),
                file.map(Inode::path).orElseGet(() -> record.owner().label()),
                data ? record.fileBlock(block) * fs.blockSize() : 0, Unit.PAGE.toBytes(1),
                Optional.of(block).filter(b -> !data));
    }

    private List<Toll.Lost> lost(List<Verdict> failed) {
        return ranges(Stream.concat(owners(failed, false), overwritten(failed).flatMap(this::lost)));
    }

    /** What owners lost; that which is written anew, or else that which is not. */
    private Stream<Toll.Lost> owners(List<Verdict> failed, boolean back) {
        return failed.stream().flatMap(v -> Stream.concat(v.owners().stream().filter(o -> isBack(v, o) == back)
                .map(o -> lost(v, o)), log(v, back)));
    }

    /** A part of a log on a device of its own, which no reverse map names. */
    private Stream<Toll.Lost> log(Verdict verdict, boolean back) {
        Since since = new Since(after());
        boolean again = since.isGood(verdict.pfn()) || Since.log(after(), verdict.pfn()).isEmpty();
        return Since.log(before(), verdict.pfn()).filter(fs -> again == back).stream()
                .map(fs -> new Toll.Lost(Optional.empty(), LOG, Whereabouts.devices(before(), verdict.pfn()).getLast()
                        .offset(), Unit.PAGE.toBytes(1), Optional.empty()));
    }

    /** Pages of a file that follow one another are one range. */
    private static List<Toll.Lost> ranges(Stream<Toll.Lost> pages) {
        List<Toll.Lost> all = new ArrayList<>();
        Map<End, Integer> ends = new HashMap<>();
        pages.distinct().forEach(lost -> {
            Optional<Integer> before = lost.file().map(f -> ends.remove(new End(f, lost.offset())));
            int at = before.orElse(all.size());
            if (before.isPresent()) {
                Toll.Lost l = all.get(at);
                all.set(at,
                        new Toll.Lost(l.file(), l.label(), l.offset(), l.length() + lost.length(), l.block()));
            } else {
                all.add(lost);
            }
            lost.file().ifPresent(f -> ends.putIfAbsent(new End(f, lost.offset() + lost.length()), at));
        });
        return all;
    }

    private Toll.Lost lost(Verdict verdict, Verdict.OwnerFate owner) {
        boolean data = isData(owner);
        return new Toll.Lost(owner.file().filter(f -> data), owner.label(),
                data ? Unit.PAGE.toBytes(owner.filePage()) : 0, Unit.PAGE.toBytes(1),
                verdict.block().filter(b -> !data));
    }

    List<Toll.Hit> hit() {
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

    private Optional<Toll.Hit> hit(UserProcess process, List<TraceEvent.Signalled> sent) {
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
                    : Optional.of(new Toll.Hit(process.pid(), Toll.Hit.How.KILLED, deadly));
            case STUCK -> Optional.of(new Toll.Hit(process.pid(), Toll.Hit.How.STUCK, deadly));
            case RUNNING, STOPPED -> deadly.map(s -> new Toll.Hit(process.pid(), Toll.Hit.How.TOLD, Optional.of(s)));
        };
    }

    /** Whether it ended because it goes on with a replica. */
    private boolean movedAway(UserProcess process) {
        return steps().stream()
                .anyMatch(s -> s.event() instanceof TraceEvent.Noted n && n.what().equals(process.id())
                        && s.why().stream().anyMatch(w -> w.because() == RepairBecause.GOES_ON_ELSEWHERE));
    }

    /** What the last failure says of each that maps the page. */
    private List<Toll.Spared> spared(List<Verdict> failed, List<Toll.Hit> hit) {
        SequencedMap<Integer, Toll.Spared> all = new LinkedHashMap<>();
        failed.forEach(v -> v.mappers().stream().map(m -> new Toll.Spared(m.pid(), m.mapping(), m.address(), m.reason(),
                m.nextSimulated(), m.nextReal(), v.stillBad().real())).forEach(s -> all.put(s.pid(), s)));
        hit.forEach(h -> all.remove(h.pid()));
        return all.values().stream()
                .filter(s -> after().process(s.pid()).filter(UserProcess::isAlive).isPresent()).toList();
    }

    private List<Toll.Fared> filesystems(List<Verdict> failed) {
        List<Filesystem> all = after().filesystems();
        List<Filesystem> concerned = all.stream().filter(f -> isNew(f) || failed.stream()
                .anyMatch(v -> after().blockAt(f, v.pfn()).isPresent())).toList();
        return (concerned.isEmpty() ? all : concerned).stream().map(this::fared).toList();
    }

    private Toll.Fared fared(Filesystem filesystem) {
        Toll.Fared.State state = state(filesystem);
        return new Toll.Fared(filesystem.id(), state, isNew(filesystem),
                state == Toll.Fared.State.NOT_MOUNTED ? mappers(filesystem) : List.of());
    }

    private List<Integer> mappers(Filesystem filesystem) {
        return after().processes().stream().filter(UserProcess::isAlive).filter(p -> p.mappings().stream()
                .anyMatch(m -> m.filesystem().equals(filesystem.id()))).map(UserProcess::pid).toList();
    }

    private boolean isNew(Filesystem after) {
        return after.isShutDown()
                && before().filesystem(after.id()).filter(f -> !f.isShutDown()).isPresent();
    }

    private static Toll.Fared.State state(Filesystem filesystem) {
        if (filesystem.isShutDown()) {
            return Toll.Fared.State.SHUT_DOWN;
        }
        return filesystem.mount().active() ? Toll.Fared.State.ALIVE : Toll.Fared.State.NOT_MOUNTED;
    }
}
