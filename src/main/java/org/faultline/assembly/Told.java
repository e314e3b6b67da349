package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.document.Node;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Problem;

/**
 * The acts that a document describes: those that set the machine up, and its story. They stay the same object for as long
 * as the machine that is described does and the two lists are the same values.
 *
 * @param terms what they were read with
 * @param found everything that was found wrong on the way
 */
record Told(Described machine, Optional<Node> setUpFrom, Optional<Node> storyFrom, Terms terms, List<Act> setUp,
        List<Act> story, List<Problem> found) {
    /**
     * What acts are read with.
     *
     * @param complete whether everything above was read without an error, so that what an act cannot find does not exist
     */
    record Terms(List<ActKind> kinds, boolean complete) {}

    /** Reads the acts of a document of which {@code before} was read. */
    static Told of(TopologyDocument document, Described described, Terms terms, Optional<Told> before) {
        Optional<Node> setUp = document.root().get("acts");
        Optional<Node> story = document.root().get("story");
        return before.filter(b -> b.machine == described && b.terms.equals(terms)
                && b.setUpFrom.orElse(null) == setUp.orElse(null) && b.storyFrom.orElse(null) == story.orElse(null))
                .orElseGet(() -> read(document, described, terms));
    }

    private static Told read(TopologyDocument document, Described described, Terms terms) {
        Findings report = new Findings();
        Entry root = Entry.root(document, report);
        Scope scope = new Scope(described.ids(), described.pids(), described.machine().processes(), described.files(),
                new Scope.Surroundings(described.machine().devices(), described.mountPoints(), described.made(),
                        terms.complete));
        ActReader acts = new ActReader(terms.kinds, scope);
        List<Act> setUp = acts.read(root.list("acts"));
        List<Act> story = acts.read(root.list("story"));
        return new Told(described, document.root().get("acts"), document.root().get("story"), terms, setUp, story,
                report.found());
    }
}
