package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.FsBlock;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.reason.Why;
import org.faultline.trace.NextTouch;
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
 * @param lost what was lost and is so at its end, by file, each with its range of bytes
 * @param back what was lost and is written anew by its end
 * @param wrong what can be read and is not what it was, because a watcher lied: nobody knows
 * @param wrongRead whether somebody read bytes that are not what was written
 * @param bytes how many bytes of memory held data of files that is lost; what several files share counts once
 * @param bytesBack the same of what is written anew
 * @param spared who maps a page that went bad and was not hit
 * @param filesystems those that lie on these pages or shut down; all of them where there is none
 * @param pages those that failed or came to be otherwise, and the last of those that failed before and are as they were
 * @param tally how many pages there are with those that are not told
 * @param repairs how programs ended that repair
 */
public record Toll(Chapter chapter, int failures, List<Broken> broken, List<Lost> lost, List<Lost> back,
        List<Lost> wrong,
        boolean wrongRead, long bytes, long bytesBack, List<Hit> hit, List<Spared> spared, List<Fared> filesystems,
        List<Page> pages, Tally tally,
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

    /**
     * How a page is afterwards.
     *
     * @param state what it would take then to make it good
     * @param owned whether anybody has it then
     * @param now whether it came to be so here, and was not so before
     */
    public record Page(Pfn pfn, StillBad state, After after, boolean owned, boolean now) {
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
            BAD, CLEARED,
            /** Cleared, and nobody has it. */
            FREE,
            WRONG, MENDED, GOOD
        }

        /** The page of a failure at a later moment. */
        public static Page of(Verdict verdict, Machine after) {
            Since since = new Since(after);
            After state = after.undefined().of(verdict.pfn()).isNone() ? After.GOOD : After.LOST;
            return new Page(verdict.pfn(), since.stillBad(verdict),
                    after.bad(verdict.pfn()).isPresent() ? After.BAD : state, !since.isNobodys(verdict.pfn()), true);
        }

        /** The same, which was so before. */
        Page asBefore() {
            return new Page(pfn, state, after, owned, false);
        }

        public How how() {
            return switch (after) {
                case BAD -> How.BAD;
                case LOST -> !owned ? How.FREE : state.cure() == StillBad.Cure.WRONG ? How.WRONG : How.CLEARED;
                case GOOD -> state.cure() == StillBad.Cure.MENDED ? How.MENDED : How.GOOD;
            };
        }

        /** Whether it still is bad. */
        public boolean bad() {
            return after == After.BAD;
        }
    }

    /**
     * How many pages failed, here or before, and were not good again before.
     *
     * @param bad how many of them are bad
     * @param wrong how many of them can be read and are wrong
     */
    public record Tally(int all, int bad, int wrong) {}

    public Toll {
        broken = List.copyOf(broken);
        lost = List.copyOf(lost);
        back = List.copyOf(back);
        wrong = List.copyOf(wrong);
        hit = List.copyOf(hit);
        spared = List.copyOf(spared);
        filesystems = List.copyOf(filesystems);
        pages = List.copyOf(pages);
        repairs = List.copyOf(repairs);
    }

    /** The verdict of one chapter. */
    public static Toll of(Trace trace, Chapter chapter) {
        return new Reckoning(trace, chapter, chapter).toll(Harmed.before(trace, chapter));
    }

    /** The verdicts of all chapters of a run, in order: what each adds to those before it is counted on. */
    public static List<Toll> each(Trace trace) {
        Harmed harmed = new Harmed();
        List<Toll> all = new ArrayList<>();
        for (Chapter chapter : Chapter.of(trace)) {
            all.add(new Reckoning(trace, chapter, chapter).toll(harmed));
        }
        return List.copyOf(all);
    }

    /** The verdict of a run from its beginning to the end of that chapter. */
    public static Toll upTo(Trace trace, Chapter last) {
        Chapter first = Chapter.of(trace).getFirst();
        return new Reckoning(trace, first, last).toll(Harmed.before(trace, first));
    }

    /** Whom one chapter hit. */
    public static List<Hit> hit(Trace trace, Chapter chapter) {
        return new Reckoning(trace, chapter, chapter).hit();
    }

    /** How many bytes of files are lost with one chapter. */
    public static long bytes(Trace trace, Chapter chapter) {
        return new Reckoning(trace, chapter, chapter).bytes();
    }

    /** How many pages are as they were and not told. */
    public int untold() {
        return tally.all - pages.size();
    }

    /** Those who were hit in that way. */
    public List<Hit> hit(Hit.How how) {
        return hit.stream().filter(h -> h.how == how).toList();
    }
}
