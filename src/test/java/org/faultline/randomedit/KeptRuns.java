package org.faultline.randomedit;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.session.Session;

/** What must have become of the runs of a document that was edited by hand: inside of a run it makes one, and loses none. */
record KeptRuns(Session before, Session after) {
    /** After an edit by hand: what was lost or made without need, if anything. */
    Optional<String> byHand() {
        if (before.history().equals(after.history())) {
            return Optional.empty();
        }
        return forks() ? made() : inPlace();
    }

    /** After going to another run: all are as they were. */
    Optional<String> elsewhere() {
        return texts(all(before)).equals(texts(all(after))) ? Optional.empty()
                : Optional.of("going to another run changed one");
    }

    /** Whether the edit has to make a run. */
    boolean forks() {
        int cursor = before.timeline().cursor();
        boolean inside = cursor > 0 && cursor < before.run().trace().steps().size();
        return inside && !before.hasJustForked() && !before.hasJustGoneOn()
                && !Runs.areAlike(plain(before), plain(after));
    }

    private Optional<String> made() {
        Runs.One made = new Runs(after.document()).open();
        if (!texts(all(after)).containsAll(texts(all(before)))) {
            return Optional.of("an edit inside of a run lost a run");
        }
        boolean right = made.from().equals(Optional.of(new Runs(before.document()).open().name()))
                && made.step() == before.timeline().cursor() && all(after).size() == all(before).size() + 1;
        return right && names(after).size() == all(after).size() ? Optional.empty()
                : Optional.of("an edit inside of a run made something else than a run: " + names(after));
    }

    Optional<String> inPlace() {
        return names(before).equals(names(after)) && texts(kept(before)).equals(texts(kept(after))) ? Optional.empty()
                : Optional.of("an edit outside of a run changed others: " + names(before) + " to " + names(after));
    }

    private static TopologyDocument plain(Session session) {
        return new Runs(session.document()).open().document();
    }

    private static List<Runs.One> all(Session session) {
        return new Runs(session.document()).all();
    }

    private static List<Runs.One> kept(Session session) {
        return all(session).stream().filter(run -> !run.open()).toList();
    }

    private static List<String> names(Session session) {
        return all(session).stream().map(Runs.One::name).distinct().toList();
    }

    private static HashSet<String> texts(List<Runs.One> runs) {
        return new HashSet<>(runs.stream().map(run -> TopologyJson.write(run.document())).toList());
    }
}
