package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.FilePage;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.trace.Trace;

/** An advice about pages of files, done by the engine as far as it has an act for a step. */
record ActedAdvice(Advice advice, Trace trace, Machine after) {
    static final LayerId KEEPER = new LayerId("keeper");
    private static final long PAGE = Unit.PAGE.bytes();

    static ActedAdvice of(Advice advice) {
        Plight plight = advice.plight();
        List<Act> acts = advice.steps().stream().filter(s -> s.need() != Step.Need.WHILE_LISTED)
                .flatMap(s -> acts(plight, s.action()).stream()).toList();
        Trace trace = Engine.run(bad(plight), acts, plight.design());
        boolean written = advice.steps().stream().filter(s -> s.need() == Step.Need.MUST)
                .anyMatch(s -> s.action() instanceof Action.Clear);
        return new ActedAdvice(advice, trace, written ? trace.after().rewritten(plight.page()) : trace.after());
    }

    /** The machine of the case, with memory that is bad where only a test said so. */
    private static Machine bad(Plight plight) {
        Optional<BadPage> there = plight.machine().bad(plight.page()).filter(b -> b.real() || b.known());
        boolean listed = plight.pmem().filter(Pmem::recordsBad).isPresent();
        return there.isPresent() ? plight.machine()
                : plight.machine().with(plight.page(), new BadPage(true, listed, true));
    }

    private static List<Act> acts(Plight plight, Action action) {
        return switch (action) {
            case Action.Detect _ -> List.of(new Act.ListBad(new Address.OfPfn(plight.page())));
            case Action.Mount a -> List.of(new Act.Mount(a.filesystem().id(), a.dax(),
                    a.filesystem().mount().frozen() && a.filesystem().mount().readOnly()));
            case Action.MakeWritable a ->
                    List.of(new Act.Remount(a.filesystem().id(), a.filesystem().mount().dax(), false));
            case Action.Thaw a -> List.of(new Act.Thaw(a.filesystem().id()));
            case Action.Unmount a -> List.of(new Act.Unmount(a.filesystem().id()));
            case Action.Stop a -> ended(a.users());
            case Action.LetGo a -> ended(a.users());
            case Action.Pause a -> a.users().stream().<Act>map(p -> new Act.Stop(p.pid())).toList();
            case Action.Resume a -> a.users().stream().<Act>map(p -> new Act.Continue(p.pid())).toList();
            case Action.Rewrite a -> List.of(new Act.Write(Act.NOBODY, file(a.owner()), a.owner().offset(), PAGE));
            case Action.Trim a -> List.of(trimmed(a.owner()));
            case Action.Quarantine a -> List.of(new Act.Reflink(file(a.owner()), a.owner().offset(), KEEPER,
                    a.owner().filesystem().mountPoint() + "/keeper", 0, a.owner().bytes().length()));
            case Action.Punch a -> List.of(new Act.Punch(Act.NOBODY, file(a.owner()), a.owner().offset(), PAGE));
            case Action.Write a -> List.of(
                    new Act.Write(Act.NOBODY, file(a.owner()), a.owner().offset(), a.owner().bytes().length()));
            case Action.Share a -> List.of(new Act.Reflink(file(a.good()), a.good().offset(), file(a.again()),
                    a.again().file().path(), a.again().offset(), PAGE));
            case Action.WriteDown _,Action.Start _,Action.Save _,Action.Provide _,Action.CopyAway _,Action.Rescue _,Action.Rehearse _,Action.Replay _,Action.Clear _,Action.ClearAll _,Action.Repair _,Action.Verify _,Action.Search _,Action.Leave _ ->
                    List.of();
        };
    }

    private static Act trimmed(FilePage owner) {
        return new Act.Truncate(Act.NOBODY, file(owner), owner.file().size(), Placements.NONE);
    }

    private static LayerId file(FilePage owner) {
        return owner.file().id();
    }

    private static List<Act> ended(List<UserProcess> users) {
        return users.stream().flatMap(p -> Stream.<Act>of(new Act.Continue(p.pid()), new Act.Exit(p.pid()))).toList();
    }

    /** What is not as the advice said it would be. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (FilePage owner : advice.good()) {
            Filesystem fs = after.filesystem(owner.filesystem().id()).orElseThrow();
            fs.inode(owner.file().id()).filter(Inode::isThere).ifPresent(f -> look(fs, f, owner, broken));
        }
        Pfn page = advice.plight().page();
        boolean still = after.bad(page).filter(BadPage::stops).isPresent();
        new Plight(after, advice.plight().design(), page).owners().stream()
                .filter(o -> still && !advice.good().isEmpty() && !o.file().id().equals(KEEPER))
                .forEach(o -> broken.add(o.file().path() + " still has the bad block at page " + o.page()));
        return broken;
    }

    private void look(Filesystem fs, Inode file, FilePage owner, List<String> broken) {
        String what = file.path() + " page " + owner.page();
        Optional<Pfn> frame = after.frameOf(fs, file, owner.page());
        frame.flatMap(after::bad).filter(BadPage::stops)
                .ifPresent(b -> broken.add(what + " lies on bad memory: " + b));
        Optional<Extent> extent = file.extentAt(owner.offset() / fs.blockSize());
        if (owner.hasBytes() && owner.isNamed() && extent.filter(e -> !e.unwritten()).isEmpty()) {
            broken.add(what + " has no bytes any more");
        }
        if (owner.isNamed() && file.size() != owner.file().size()) {
            broken.add(what + ": the file has " + file.size() + " bytes, not " + owner.file().size());
        }
    }
}
