package org.faultline.desktop.model;

import java.util.Optional;
import org.faultline.session.Session;

/** Who keeps a run from being seen further, and the document from being changed. */
interface Hold {
    /** Nobody. */
    Hold NONE = new Hold() {
        @Override
        public int last(Session session) {
            return session.run().trace().steps().size();
        }

        @Override
        public Optional<String> reason() {
            return Optional.empty();
        }
    };

    /** The last step of the open run that may be seen. */
    int last(Session session);

    /** Why nothing is changed just now; nothing where it may be. */
    Optional<String> reason();
}
