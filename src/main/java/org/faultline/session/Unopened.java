package org.faultline.session;

import java.util.List;
import org.faultline.build.Fix;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Problem;

/** A document that was read and cannot be run as it is; an edit may change that. */
public record Unopened(History history, Origin origin) {
    public TopologyDocument document() {
        return history.document();
    }

    /** The edits that end one of its problems. */
    public List<Fix> fixes(Problem problem) {
        return Session.fixes(document(), problem);
    }

    /** Opens it after an edit. */
    public Opened apply(Edit edit) {
        return Session.assemble(history.apply(edit), origin);
    }
}
