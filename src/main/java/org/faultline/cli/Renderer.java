package org.faultline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.faultline.problem.Problem;
import org.faultline.session.Appearance;
import org.faultline.session.Session;

/** Draws the main window's scene into a picture. The desktop does it; this is all the command line knows of it. */
@FunctionalInterface
public interface Renderer {
    /**
     * Draws {@code session} at its place in time, in a window that looks like that, and writes a PNG to {@code out}; a problem
     * when that cannot be.
     */
    Optional<Problem> render(Session session, Appearance look, Path out);
}
