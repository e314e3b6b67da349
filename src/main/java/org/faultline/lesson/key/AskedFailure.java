package org.faultline.lesson.key;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.lesson.Ask;
import org.faultline.machine.Machine;
import org.faultline.playback.Chapter;
import org.faultline.playback.Toll;
import org.faultline.playback.Whereabouts;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/**
 * The failure that something is asked about, or another act.
 *
 * @param failed the verdict of its first page; nothing where no page goes bad in that act
 */
record AskedFailure(Played played, Ask ask, Chapter chapter, Optional<Verdict> failed) {
    /** Nothing where no page goes bad, and something has to. */
    static Optional<AskedFailure> of(Played played, Ask ask) {
        Optional<Verdict> failed = played.trace().verdict(ask.act());
        return Chapter.of(played.trace(), ask.act()).filter(c -> failed.isPresent() || ask.kind().isOfAnyAct())
                .map(chapter -> new AskedFailure(played, ask, chapter, failed));
    }

    /** The verdict of the page that goes bad. */
    Verdict verdict() {
        return failed.orElseThrow();
    }

    Machine before() {
        return chapter.before(played.trace());
    }

    Machine after() {
        return played.trace().states().get(chapter.last());
    }

    /** Whom it hit. */
    List<Toll.Hit> hit() {
        return Toll.hit(played.trace(), chapter);
    }

    /** How many bytes of files are lost with it. */
    long bytesLost() {
        return Toll.bytes(played.trace(), chapter);
    }

    /** Where the page was when it went bad. */
    Optional<Whereabouts> whereabouts() {
        return Whereabouts.of(before(), verdict().pfn());
    }

    /** Everybody who lived when the page went bad. */
    List<UserProcess> living() {
        return before().processes().stream().filter(UserProcess::isAlive).toList();
    }

    /** The signals that were sent. */
    Stream<TraceEvent.Signalled> signals() {
        return played.trace().steps().subList(chapter.first() - 1, chapter.last()).stream().map(Step::event)
                .filter(TraceEvent.Signalled.class::isInstance).map(TraceEvent.Signalled.class::cast);
    }

    static TreeSet<String> ids(Collection<Integer> pids) {
        TreeSet<String> ids = new TreeSet<>();
        pids.forEach(pid -> ids.add(pid.toString()));
        return ids;
    }
}
