package org.faultline.repair;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.PageOwner;
import org.faultline.trace.Trace;

/**
 * The moment of a run at which somebody who wants to make a page good sets out: it went bad, and nobody has done anything about
 * it yet. What the run does about it later is no part of the case.
 *
 * @param bad number of the step with which the page went bad last; 0 where it was bad before the first, or never was
 * @param step number of steps taken by then
 * @param act the act that comes next and is the first to mend; nothing where the run has none
 */
public record Outset(Trace trace, int bad, int step, Optional<Integer> act) {
    /** Of that page, in a run of which somebody has seen the first {@code cursor} steps. */
    public static Outset of(Trace trace, int cursor, Pfn page) {
        int bad = wentBad(trace, cursor, page);
        int failed = bad == 0 ? 0 : trace.step(bad).act();
        boolean ever = trace.states().get(bad).bad(page).isPresent();
        return Chapter.of(trace).stream().filter(c -> ever && c.act() > failed && c.first() <= cursor)
                .filter(c -> mends(trace.acts().get(c.act() - 1), c.before(trace),
                        trace.states().get(c.last()), page))
                .findFirst().map(c -> new Outset(trace, bad, c.first() - 1, Optional.of(c.act())))
                .orElseGet(() -> new Outset(trace, bad, cursor, Optional.empty()));
    }

    private static int wentBad(Trace trace, int cursor, Pfn page) {
        int step = cursor;
        while (step > 0 && (trace.states().get(step).bad(page).isEmpty()
                || trace.states().get(step - 1).bad(page).isPresent())) {
            step--;
        }
        return step;
    }

    /** The machine at that moment. */
    public Machine machine() {
        return trace.states().get(step);
    }

    /** The machine just before the page went bad. */
    public Machine before() {
        return trace.states().get(Math.max(0, bad - 1));
    }

    /** Whether somebody does that about the page: to its filesystem, or so that it is worth more or belongs to others. */
    private static boolean mends(Act act, Machine before, Machine after, Pfn page) {
        return switch (act) {
            case Act.Mount a -> isOf(a.filesystem(), before, page);
            case Act.Unmount a -> isOf(a.filesystem(), before, page);
            case Act.Remount a -> isOf(a.filesystem(), before, page);
            case Act.RunTool a -> isOf(a.filesystem(), before, page);
            case Act.ReplaceLog a -> isOf(a.filesystem(), before, page);
            case Act.FailOver a -> isOf(a.filesystem(), before, page);
            case Act.Restore a -> before.filesystemOf(a.file()).map(Filesystem::id).filter(f -> isOf(f, before, page))
                    .isPresent();
            case Act.Write a -> differs(before, after, page);
            case Act.Punch a -> differs(before, after, page);
            case Act.Truncate a -> differs(before, after, page);
            case Act.Unlink a -> differs(before, after, page);
            case Act.Reflink a -> differs(before, after, page);
            case Act.WriteZeros a -> differs(before, after, page);
            case Act.ClearErrors a -> differs(before, after, page);
            case Act.Added a -> differs(before, after, page);
            case Act.Poison a -> false;
            case Act.SoftOffline a -> false;
            case Act.Touch a -> false;
            case Act.Read a -> false;
            case Act.ListBad a -> false;
            case Act.Fork a -> false;
            case Act.Open a -> false;
            case Act.Close a -> false;
            case Act.Exit a -> false;
            case Act.Allocate a -> false;
            case Act.Sync a -> false;
            case Act.Map a -> false;
            case Act.Unmap a -> false;
            case Act.Freeze a -> false;
            case Act.Thaw a -> false;
            case Act.Unbind a -> false;
            case Act.ReadPageMap a -> false;
            case Act.Dispose a -> false;
            case Act.Stop a -> false;
            case Act.Continue a -> false;
        };
    }

    private static boolean isOf(LayerId filesystem, Machine machine, Pfn page) {
        return Spot.of(machine, page).filter(s -> s.filesystem().id().equals(filesystem)).isPresent();
    }

    private static boolean differs(Machine before, Machine after, Pfn page) {
        return Damage.of(before, page) != Damage.of(after, page)
                || !PageOwner.of(before, page).equals(PageOwner.of(after, page));
    }
}
