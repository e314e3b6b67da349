package org.faultline.session;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.problem.Problem;

/**
 * What came of opening or changing a document.
 *
 * @param session the session, or nothing when one of the problems is an error
 * @param problems everything that was found, errors and warnings, in the order of the file's lines
 * @param unopened the document, when it could be read but cannot be run
 */
public record Opened(Optional<Session> session, List<Problem> problems, Optional<Unopened> unopened) {
    public Opened {
        problems = List.copyOf(problems);
    }

    /** Without what could be mended. */
    public Opened(Optional<Session> session, List<Problem> problems) {
        this(session, problems, Optional.empty());
    }

    /** The same with {@code next} of the session. */
    Opened then(UnaryOperator<Session> next) {
        return new Opened(session.map(next), problems, unopened);
    }

    static Opened failed(List<Problem> problems) {
        return new Opened(Optional.empty(), problems);
    }
}
