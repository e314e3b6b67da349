package org.faultline.impact.heat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.kernel.Ending;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Consequence;
import org.faultline.trace.TraceEvent.Signalled;
import org.faultline.trace.Verdict;

/**
 * How much harm one bad page did, counted in what came of it; who it was does not matter.
 *
 * @param killed how many processes a signal killed
 * @param signalled how many others got a signal
 * @param files how many files lost data, whatever the kernel made of it
 * @param shutDown how many filesystems shut down
 * @param ending what memory_failure() returned; nothing where it was not even called
 */
public record Harm(int killed, int signalled, int files, int shutDown, Optional<Ending> ending) {
    /** The worst first. */
    public static final Comparator<Harm> WORST_FIRST = Comparator.comparing(Harm::grade)
            .thenComparingInt(Harm::shutDown).thenComparingInt(Harm::killed).thenComparingInt(Harm::signalled)
            .thenComparingInt(Harm::files).reversed().thenComparing(Harm::word);

    /** The worst that came of it, the mildest first. */
    public enum Grade {
        /** It was not even reported: the request was turned down. */
        REFUSED,
        /** Nobody was signalled, no file lost anything, no filesystem shut down. */
        NOBODY,
        /** Files lost data, and nobody was signalled. */
        LOSS,
        /** Processes were signalled, and all of them live on. */
        SIGNAL,
        /** Processes were killed. */
        KILL,
        /** A filesystem shut down. */
        SHUTDOWN,
        /** The kernel itself broke. */
        BREAK
    }

    /** What the one act of a run, a page that goes bad, came to. */
    public static Harm of(Trace trace) {
        List<Signalled> sent = trace.steps().stream().map(s -> s.event()).filter(Signalled.class::isInstance)
                .map(Signalled.class::cast).toList();
        int killed = (int) sent.stream().filter(s -> s.consequence() == Consequence.KILLED).mapToInt(Signalled::pid)
                .distinct().count();
        int all = (int) sent.stream().mapToInt(Signalled::pid).distinct().count();
        int down = (int) trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.ShutDown).count();
        Optional<Verdict> verdict = trace.verdicts().stream().findFirst();
        return new Harm(killed, all - killed, verdict.map(Harm::files).orElse(0), down,
                verdict.map(Verdict::ending));
    }

    private static int files(Verdict verdict) {
        return (int) verdict.owners().stream().filter(o -> !o.record().isMetadata())
                .flatMap(o -> o.file().stream()).distinct().count();
    }

    /** The worst of it. */
    public Grade grade() {
        if (ending.filter(Ending.Broken.class::isInstance).isPresent()) {
            return Grade.BREAK;
        }
        if (shutDown > 0) {
            return Grade.SHUTDOWN;
        }
        if (killed + signalled > 0) {
            return killed > 0 ? Grade.KILL : Grade.SIGNAL;
        }
        return files > 0 ? Grade.LOSS : ending.isPresent() ? Grade.NOBODY : Grade.REFUSED;
    }

    /** How many bytes of data are lost: of the one page, however many files share it. */
    public long bytes() {
        return files > 0 ? Unit.PAGE.bytes() : 0;
    }

    private String word() {
        return ending.map(Ending::word).orElse("");
    }
}
