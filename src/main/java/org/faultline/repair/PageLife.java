package org.faultline.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.Sectors;
import org.faultline.playback.PageOwner;
import org.faultline.playback.Timeline;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/**
 * The life of a page that went bad, up to a moment of a run: its poison, what its bytes are worth, and who has it, wherever
 * it goes.
 *
 * @param moments the steps at which something about it changed, in order; none of a page that was good all along
 */
public record PageLife(Pfn page, List<Moment> moments) {
    public PageLife {
        moments = List.copyOf(moments);
    }

    /**
     * A step at which something changed.
     *
     * @param machine the machine after it
     * @param changes what did, in an order in which it can be told
     * @param bytes what the bytes are worth from then on
     * @param undefined which sectors of it are undefined
     * @param spot where it lies on a filesystem's device, if it does
     */
    public record Moment(Step step, Machine machine, List<Change> changes, Damage bytes, Sectors undefined,
            Optional<Spot> spot) {
        public Moment {
            changes = List.copyOf(changes);
        }

        /** What the page is for then; nothing where no filesystem has it. */
        public Optional<Purpose> purpose() {
            return spot.map(Purpose::of);
        }
    }

    /** What can change about a page. */
    public enum Change {
        /** It went bad, or somebody said so. */
        BAD,
        /** Nobody knows of it but who does these things. */
        LATENT,
        /** The device lists it among its bad blocks. */
        LISTED,
        /** The device lists it no more. */
        UNLISTED,
        /** Its struct page carries the HWPoison flag. */
        MARKED,
        /** The flag is gone. */
        UNMARKED,
        /** The kernel took it out of its own map of memory. */
        HIDDEN,
        /** Its failure was handled. */
        HANDLED,
        /** The poison is gone. */
        CLEARED,
        /** Zeros took the place of what was there, or of nothing. */
        UNDEFINED,
        /** A part of what was undefined was written by its owner. */
        PARTLY_REWRITTEN,
        /** All of it was written anew, by its owner or with zeros for a new one. */
        REWRITTEN,
        /** Nobody has it any more: it is free. */
        FREED,
        /** Somebody has it that did not. */
        TAKEN,
        /** One of those who shared it let go. */
        LET_GO
    }

    /** The life of a page as far as the timeline has come. */
    public static PageLife of(Timeline timeline, Pfn page) {
        List<Moment> all = new ArrayList<>();
        for (int number : timeline.chronicle().history(page, timeline.cursor())) {
            Step step = timeline.trace().step(number);
            Machine after = timeline.trace().states().get(number);
            List<Change> changes = new Difference(timeline.trace().states().get(number - 1), after, page)
                    .changes(step.event());
            all.add(new Moment(step, after, changes, Damage.of(after, page), after.undefined().of(page),
                    Spot.of(after, page)));
        }
        return new PageLife(page, all);
    }

    /** Whether something like that ever happened. */
    public boolean had(Change change) {
        return moments.stream().anyMatch(m -> m.changes.contains(change));
    }

    /** A page before and after a step. */
    private record Difference(Machine was, Machine is, Pfn page) {
        private static final BadPage GOOD = new BadPage(false, false, false);

        List<Change> changes(TraceEvent event) {
            List<Change> all = new ArrayList<>();
            BadPage before = was.bad(page).orElse(GOOD);
            BadPage now = is.bad(page).orElse(GOOD);
            boolean poisoned = event instanceof TraceEvent.Poisoned e && e.pfn().equals(page);
            boolean appeared = was.bad(page).isEmpty() && is.bad(page).isPresent();
            add(all, poisoned || appeared, Change.BAD);
            add(all, now.real() && now.isLatent() && (!before.real() || !before.isLatent()), Change.LATENT);
            add(all, now.known() && !before.known(), Change.LISTED);
            add(all, now.flagged() && !before.flagged(), Change.MARKED);
            add(all, now.hidden() && !before.hidden(), Change.HIDDEN);
            add(all, event instanceof TraceEvent.Concluded e && e.pfn().equals(page), Change.HANDLED);
            add(all, before.stops() && !now.stops(), Change.CLEARED);
            add(all, before.known() && !now.known(), Change.UNLISTED);
            add(all, before.flagged() && !now.flagged(), Change.UNMARKED);
            bytes(all);
            owners(all);
            return all;
        }

        private void bytes(List<Change> all) {
            Damage before = Damage.of(was, page);
            Damage now = Damage.of(is, page);
            Sectors lost = was.undefined().of(page);
            Sectors left = is.undefined().of(page);
            boolean more = before != Damage.UNDEFINED || !left.without(lost).isNone();
            add(all, now == Damage.UNDEFINED && more, Change.UNDEFINED);
            add(all, now == Damage.UNDEFINED && !more && !lost.without(left).isNone(), Change.PARTLY_REWRITTEN);
            add(all, now == Damage.GOOD && before != Damage.GOOD, Change.REWRITTEN);
        }

        private void owners(List<Change> all) {
            List<PageOwner> before = PageOwner.of(was, page);
            List<PageOwner> now = PageOwner.of(is, page);
            boolean gained = now.stream().anyMatch(o -> !before.contains(o));
            boolean left = before.stream().anyMatch(o -> !now.contains(o));
            add(all, left && now.isEmpty(), Change.FREED);
            add(all, left && !now.isEmpty() && !gained, Change.LET_GO);
            add(all, gained, Change.TAKEN);
        }

        private static void add(List<Change> all, boolean happened, Change change) {
            if (happened) {
                all.add(change);
            }
        }
    }
}
