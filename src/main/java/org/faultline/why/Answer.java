package org.faultline.why;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.playback.Whereabouts;
import org.faultline.repair.PageLife;
import org.faultline.repair.forecast.Forecast;
import org.faultline.trace.NextTouch;
import org.faultline.trace.Step;
import org.faultline.trace.StillBad;

/** An answer to a {@link Question}, as things stand at one moment of a run. */
public sealed interface Answer {
    /** The machine at that moment. */
    Machine machine();

    /** The steps that led there from where it began, each the cause of the next; empty where no step did. */
    List<Step> path();

    /**
     * Why a step was taken.
     *
     * @param cause the step that led to it; nothing where the act itself did
     * @param about the devices, filesystems, files, processes and mappings that it is about
     * @param turns where a watcher answered or did something: the steps since it was asked, this one last
     * @param otherwise what would have come of it had a condition come out otherwise
     */
    record OfStep(Machine machine, Step step, Optional<Step> cause, List<LayerId> about, List<Step> turns,
            List<Alternative> otherwise, List<Step> path) implements Answer {
        public OfStep {
            turns = List.copyOf(turns);
            about = List.copyOf(about);
            otherwise = List.copyOf(otherwise);
            path = List.copyOf(path);
        }
    }

    /**
     * Why a process was signalled, or why not.
     *
     * @param next what its next read of the page does, for each of its mappings that show it
     * @param sharing what its file shares the bad block with, as far as the kernel had found that out by then
     * @param otherwise what would have come of it had a condition come out otherwise
     */
    record OfProcess(Machine machine, int pid, Fate fate, List<Reach> next, Optional<Sharing> sharing,
            List<Alternative> otherwise, List<Step> path) implements Answer {
        public OfProcess {
            next = List.copyOf(next);
            otherwise = List.copyOf(otherwise);
            path = List.copyOf(path);
        }
    }

    /** A file, and the others that the kernel found to have the same block; there is one at least. */
    record Sharing(LayerId file, List<LayerId> others) {
        public Sharing {
            others = List.copyOf(others);
        }
    }

    /**
     * What of a file is damaged.
     *
     * @param damages its bytes that are bad, in order
     * @param fate what the last failure made of it
     */
    record OfFile(Machine machine, LayerId file, List<Damage> damages, Fate fate, List<Step> path) implements Answer {
        public OfFile {
            damages = List.copyOf(damages);
            path = List.copyOf(path);
        }
    }

    /** Why a filesystem is gone, was asked, or was not. */
    record OfFilesystem(Machine machine, LayerId filesystem, Fate fate, List<Step> path) implements Answer {
        public OfFilesystem {
            path = List.copyOf(path);
        }
    }

    /**
     * Who has a page, and what has become of it.
     *
     * @param where the devices, files and processes it shows in; nothing for other memory than persistent
     * @param life what has happened to it, in order
     * @param state how bad it is; nothing for a good one
     * @param cure what it would take to make it good again, once its failure has been handled
     * @param forecast what is lost with it, and what each repair would come to
     */
    record OfPage(Machine machine, Pfn page, Optional<Whereabouts> where, PageLife life,
            Optional<BadPage> state, Optional<StillBad> cure, Forecast forecast, List<Step> path) implements Answer {
        public OfPage {
            path = List.copyOf(path);
        }
    }

    /**
     * Bytes of a file that are bad or undefined.
     *
     * @param offset first byte in the file
     * @param length number of bytes
     * @param first the page of memory with the first of them
     * @param state how bad that is; nothing of bytes that can be read and are not what was written there
     */
    record Damage(long offset, long length, Pfn first, Optional<BadPage> state) {}

    /**
     * What a read of the page through one mapping would do now.
     *
     * @param now with the memory as it is
     * @param real if the memory itself were bad
     */
    record Reach(Whereabouts.InMapping through, NextTouch now, NextTouch real) {}
}
