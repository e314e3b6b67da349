package org.faultline.trace;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Ending;
import org.faultline.process.Signal;
import org.faultline.reason.Why;

/**
 * What came of one bad page: who really owned it and on whom the kernel acted, who was signalled and what the next
 * touch of everybody else would do.
 *
 * @param act number of the act in the run
 * @param ending what memory_failure() returned
 * @param block the filesystem block that was hit, if a filesystem has one there
 * @param shutDown the filesystems this failure shut down
 * @param stillBad what it would take to make the page good again
 * @param mended who mended the page before anybody was signalled, which is hypothetical
 */
public record Verdict(int act, Pfn pfn, Ending ending, Optional<FsBlock> block, List<OwnerFate> owners,
        List<MapperFate> mappers, List<LayerId> shutDown, StillBad stillBad, Optional<Mended> mended) {
    /**
     * A hypothetical watcher that the kernel believes: it says that it mended the page.
     *
     * @param lied whether it wrote something else, so that every owner is silently wrong
     */
    public record Mended(LayerId watcher, boolean lied) {}

    /** Whether the page is as it was before it went bad: a watcher mended it, and did not lie. */
    public boolean isMended() {
        return mended.filter(m -> !m.lied()).isPresent();
    }

    /** Whether a watcher lied, so that every owner of the page is wrong and nobody knows. */
    public boolean isWrong() {
        return mended.filter(Mended::lied).isPresent();
    }

    /**
     * A true owner of the page.
     *
     * @param filesystem whose reverse map names it
     * @param file the file, or nothing for metadata
     * @param label what people call it: a path, or {@code static fs metadata}
     * @param filePage page of the file that holds the bad bytes; 0 for metadata
     * @param actedOn whether the kernel did anything about this owner
     * @param reason what it did, or why it did nothing
     */
    public record OwnerFate(LayerId filesystem, RmapRecord record, Optional<LayerId> file, String label, long filePage,
            boolean actedOn, List<Why> reason) {
        public OwnerFate {
            reason = List.copyOf(reason);
        }
    }

    /**
     * A process that maps an owner of the page, through one of its mappings.
     *
     * @param address virtual address of the page
     * @param signal what it was sent through this mapping now
     * @param reason why it was or was not
     * @param nextSimulated what its next touch does when the failure was only simulated
     * @param nextReal what its next touch does when the memory is really bad
     */
    public record MapperFate(int pid, LayerId mapping, LayerId file, long filePage, long address,
            Optional<Signal> signal, Optional<TraceEvent.Consequence> consequence, List<Why> reason,
            NextTouch nextSimulated,
            NextTouch nextReal) {
        public MapperFate {
            reason = List.copyOf(reason);
        }
    }

    public Verdict {
        owners = List.copyOf(owners);
        mappers = List.copyOf(mappers);
        shutDown = List.copyOf(shutDown);
    }

    /** The mappers that were signalled. */
    public List<MapperFate> signalled() {
        return mappers.stream().filter(m -> m.signal().isPresent()).toList();
    }

    /** {@code Recovered} or {@code Failed}, as the kernel log puts it. */
    public String word() {
        return ending.result();
    }
}
