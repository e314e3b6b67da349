package org.faultline.session;

import java.util.Optional;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** A document that is opened at a step, to be looked at once more. A lesson asks nothing then, and is a copy without a file. */
public final class Replay {
    private Replay() {}

    /** The same at step {@code step}, or as near to it as it goes; the same where it could not be opened. */
    public static Opened at(Opened opened, int step) {
        return opened.then(session -> {
            TopologyDocument plain = session.document().without(Pointer.ROOT.key("lesson"));
            Session shown = session.lesson().isEmpty() ? session
                    : Session.of(plain, Optional.empty()).session().orElse(session);
            return shown.at(Math.clamp(step, 0, shown.run().trace().steps().size()));
        });
    }
}
