package org.faultline.session;

import java.util.List;
import java.util.Optional;
import org.faultline.assembly.Assembled;
import org.faultline.budget.Budget;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Fix;
import org.faultline.problem.Problem;

/** A document that was read and cannot be run as it is; an edit may change that. */
public record Unopened(History history, Origin origin, Assembled assembled) {
    public TopologyDocument document() {
        return history.document();
    }

    /** The edits that end one of its problems. */
    public List<Fix> fixes(Problem problem) {
        return Session.fixes(document(), assembled, problem);
    }

    /** Opens it after an edit. */
    public Opened apply(Edit edit) {
        return apply(edit, Budget.UNLIMITED);
    }

    /** The same within {@code budget}. */
    public Opened apply(Edit edit, Budget budget) {
        return Session.assemble(history.apply(edit), origin, Optional.of(assembled), Optional.empty(), budget);
    }
}
