package org.faultline.desktop.model;

import java.util.List;
import java.util.Optional;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Built;
import org.faultline.edit.Fix;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.faultline.session.Session;

/**
 * Why something that was tried was not done.
 *
 * @param what was tried, as undo would call it; empty when it was never begun
 * @param reason what is wrong
 * @param remedy what to do instead
 * @param fixes edits that do it in a way that is not refused
 */
public record Refusal(String what, String reason, String remedy, List<Fix> fixes) {
    public Refusal {
        fixes = List.copyOf(fixes);
    }

    static Refusal of(Built.Refused refused) {
        return new Refusal("", refused.reason(), refused.remedy(), List.of());
    }

    /** The first of the problems that doing it would bring, if there is one; {@code after} is what would come of it. */
    static Optional<Refusal> first(TopologyDocument before, Built.Done after, List<Problem> problems) {
        return problems.stream().findFirst().map(p -> new Refusal(after.label(), Sentences.of(p), Sentences.remedy(p),
                Session.fixes(after.document(), p).stream().filter(f -> !f.document().equals(before)).toList()));
    }

    /** One sentence and what to do. */
    public String text() {
        return (what.isEmpty() ? "" : what + ": ") + reason + " " + remedy;
    }
}
