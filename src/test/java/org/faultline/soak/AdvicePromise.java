package org.faultline.soak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.design.TrueOwner;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.format.shell.WrittenDown;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.FilePage;
import org.faultline.repair.advice.Loss;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Result;
import org.faultline.trace.TraceEvent;

/** What an advice promises, held against what came of its steps. */
record AdvicePromise(ActedAdvice acted) {
    /** What is not as the advice said it would be. */
    List<String> broken() {
        List<String> broken = new ArrayList<>(WrittenDown.broken(advice()));
        if (advice().unable().isEmpty() && advice().steps().isEmpty()) {
            broken.add("it has no steps and does not say why");
        }
        if (advice().unable().isEmpty()) {
            acted.done().forEach(d -> failed(d).ifPresent(broken::add));
            owners(broken);
            metadata(broken);
        }
        if (!advice().plight().immaterial()) {
            lost(broken);
        }
        return broken;
    }

    private Advice advice() {
        return acted.advice();
    }

    private Plight plight() {
        return advice().plight();
    }

    /** A step that must be done and cannot. */
    private static Optional<String> failed(ActedAdvice.Done done) {
        if (done.step().need() == Step.Need.MAY) {
            return Optional.empty();
        }
        return switch (done.step().action()) {
            case Action.Repair r when r.filesystem().driver() == Driver.XFS ->
                    done.repaired().map(TraceEvent.Repaired::outcome)
                            .filter(o -> !isEnd(o.result()) && o.result() != Result.NOT_REPAIRED)
                            .map(o -> "the repair comes to " + o);
            case Action.Mount _,Action.Unmount _,Action.MakeWritable _,Action.Thaw _,Action.Rewrite _,Action.Trim _,Action.Quarantine _,Action.Punch _,Action.Write _,Action.Clear _,Action.ClearAll _ ->
                    done.trace().steps().stream().flatMap(s -> s.event().ended().stream()).filter(e -> !e.isFine())
                            .findFirst()
                            .map(e -> done.step().action().getClass().getSimpleName() + " fails with " + e);
            case Action.WriteDown _,Action.Detect _,Action.Stop _,Action.Start _,Action.Pause _,Action.Resume _,Action.Save _,Action.Provide _,Action.Share _,Action.LetGo _,Action.CopyAway _,Action.Rescue _,Action.Rehearse _,Action.Replay _,Action.Repair _,Action.Verify _,Action.Search _,Action.Leave _ ->
                    Optional.empty();
        };
    }

    private static boolean isEnd(Result result) {
        return switch (result) {
            case REPAIRED, NOTHING_TO_DO, LOG_THROWN_AWAY, NOT_LOOKED_AT, NOT_KNOWN -> true;
            case NOT_REPAIRED, CANNOT_START, ABORTS, LOG_IN_THE_WAY, NOT_MOUNTABLE, NOT_BUILT, FEATURE_MISSING,
                    NOT_ALLOWED, NO_REACTION, KERNEL_BREAKS, NONE_EXISTS -> false;
        };
    }

    private void owners(List<String> broken) {
        for (FilePage owner : advice().good()) {
            Filesystem fs = after().filesystem(owner.filesystem().id()).orElseThrow();
            fs.inode(owner.file().id()).filter(Inode::isThere).ifPresent(f -> look(fs, f, owner, broken));
        }
        boolean still = after().bad(plight().page()).filter(BadPage::stops).isPresent();
        new Plight(after(), plight().design(), plight().page()).owners().stream()
                .filter(o -> still && !advice().good().isEmpty() && !o.file().id().equals(ActedAdvice.KEEPER))
                .forEach(o -> broken.add(o.file().path() + " still has the bad block at page " + o.page()));
    }

    private void look(Filesystem fs, Inode file, FilePage owner, List<String> broken) {
        String what = file.path() + " page " + owner.page();
        Optional<Pfn> frame = after().frameOf(fs, file, owner.page());
        frame.filter(f -> isBad(after(), f, owner) && !isLatentElsewhere(f)).ifPresent(
                f -> broken.add(what + " lies on " + Damage.of(after(), f) + " memory: " + after().bad(f)));
        Optional<Extent> extent = file.extentAt(owner.offset() / fs.blockSize());
        if (owner.hasBytes() && owner.isNamed() && extent.filter(e -> !e.unwritten()).isEmpty()) {
            broken.add(what + " has no bytes any more");
        }
        if (owner.isNamed() && file.size() != owner.file().size()) {
            broken.add(what + ": the file has " + file.size() + " bytes, not " + owner.file().size());
        }
    }

    /** Other memory that was bad before, or that the kernel cannot reach, and that is listed nowhere: it may be handed out. */
    private boolean isLatentElsewhere(Pfn frame) {
        return !frame.equals(plight().page())
                && acted.before().bad(frame).filter(BadPage::isLatent).isPresent();
    }

    private static boolean isBad(Machine machine, Pfn frame, FilePage owner) {
        return Damage.of(machine, frame) == Damage.UNREADABLE
                || (owner.hasBytes() && Damage.of(machine, frame) == Damage.UNDEFINED);
    }

    /** A block of the filesystem's own is cleared, and mended where a repair is known to mend it. */
    private void metadata(List<String> broken) {
        if (plight().purposes().stream().noneMatch(Purpose::isMetadata) || plight().immaterial()) {
            return;
        }
        Damage damage = Damage.of(after(), plight().page());
        boolean mended = acted.done().stream().flatMap(d -> d.trace().steps().stream())
                .anyMatch(
                        s -> s.event() instanceof TraceEvent.Repaired r && r.page().equals(Optional.of(plight().page()))
                                && r.outcome().result() == Result.REPAIRED);
        if (damage == Damage.UNREADABLE || (damage == Damage.UNDEFINED && mended)) {
            broken.add("the block is " + damage + " after the repair");
        }
    }

    private void lost(List<String> broken) {
        for (Filesystem fs : acted.before().filesystems()) {
            Filesystem now = after().filesystem(fs.id()).orElseThrow();
            Set<Long> named = named(fs);
            fs.inodes().stream().filter(i -> i.isThere() && i.link() == Inode.Link.NAMED)
                    .filter(i -> !named.contains(i.ino()))
                    .forEach(i -> gone(i, now, under(fs, i, named)).ifPresent(
                            what -> broken.add(i.path() + " " + what + ", and nobody said so")));
        }
        Set<String> bad = damaged(acted.before());
        damaged(after()).stream().filter(d -> !bad.contains(d))
                .forEach(d -> broken.add(d + " got damaged, and nobody said so"));
        boolean said = advice().losses().stream().anyMatch(Loss.Log.class::isInstance)
                || losses().anyMatch(l -> l.what() == Lost.UPDATES || l.what() == Lost.INODES_AND_UPDATES);
        boolean thrown = acted.done().stream().flatMap(d -> d.trace().steps().stream())
                .anyMatch(s -> s.event() instanceof TraceEvent.Repaired r && r.page().isEmpty()
                        && isEnd(r.outcome().result())
                        && r.lost().stream().anyMatch(l -> l.what() == Lost.UPDATES));
        if (thrown && !said) {
            broken.add("what was in the log alone is thrown away, and nobody said so");
        }
    }

    private Stream<org.faultline.repair.outcome.Loss> losses() {
        return advice().losses().stream().filter(Loss.Structure.class::isInstance).map(Loss.Structure.class::cast)
                .flatMap(s -> s.afterRepair().stream());
    }

    /** Numbers of the files of which the advice says that something is lost. */
    private Set<Long> named(Filesystem fs) {
        Set<Long> all = new HashSet<>();
        if (plight().spot().filter(s -> s.filesystem().id().equals(fs.id())).isPresent()) {
            losses().flatMap(l -> Stream.concat(l.files().stream(), l.nameless().stream()))
                    .forEach(i -> all.add(i.ino()));
        }
        return all;
    }

    private static boolean under(Filesystem fs, Inode file, Set<Long> named) {
        return named.stream().flatMap(n -> fs.inode(n).stream()).anyMatch(d -> file.path().startsWith(d.path() + "/"));
    }

    private static Optional<String> gone(Inode was, Filesystem now, boolean moved) {
        Optional<Inode> is = now.inode(was.id()).filter(Inode::isThere);
        if (is.isEmpty()) {
            return Optional.of("is gone");
        }
        if (!moved && !is.get().path().equals(was.path())) {
            return Optional.of("has lost its name");
        }
        if (is.get().size() != was.size()) {
            return Optional.of("has another size");
        }
        if (!was.attributes().isEmpty() && is.get().attributes().isEmpty()) {
            return Optional.of("has lost its attributes");
        }
        return Objects.equals(written(is.get()), written(was)) ? Optional.empty() : Optional.of("has lost bytes");
    }

    /** Which blocks of it have bytes, as ranges that do not touch. */
    private static List<List<Long>> written(Inode file) {
        List<List<Long>> all = new ArrayList<>();
        for (Extent e : file.extents()) {
            if (!e.unwritten()) {
                boolean joined = !all.isEmpty() && all.getLast().getLast() == e.offset();
                long from = joined ? all.removeLast().getFirst() : e.offset();
                all.add(List.of(from, e.offset() + e.blocks()));
            }
        }
        return all;
    }

    /** Every page of a file, with bytes in it, that lies on damaged memory. */
    private Set<String> damaged(Machine machine) {
        Set<String> all = new HashSet<>();
        Stream.concat(machine.bad().keySet().stream(), machine.undefined().byPage().keySet().stream()).distinct()
                .filter(page -> Damage.of(machine, page) != Damage.GOOD && !isLatentElsewhere(page))
                .forEach(page -> TrueOwner.of(machine, page).stream().filter(TrueOwner::isData)
                        .filter(o -> !o.record().unwritten() && !o.file().orElseThrow().id().equals(ActedAdvice.KEEPER))
                        .forEach(o -> all.add("inode " + o.file().orElseThrow().ino() + " of " + o.filesystem().id()
                                + " page " + o.filePage())));
        return all;
    }

    private Machine after() {
        return acted.after();
    }
}
