package org.faultline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.faultline.problem.Problem;
import org.faultline.session.Session;

/** Draws the main window's scene into a picture. The desktop does it; this is all the command line knows of it. */
@FunctionalInterface
public interface Renderer {
    /** Draws nothing and says so. */
    Renderer NONE = (session, width, height, dark, out) -> Optional.of(Problems.error("cannot-draw", out.toString(),
            "This build has no desktop to draw.", "Use a build that has one."));

    /** Draws {@code session} at its place in time and writes a PNG to {@code out}; a problem when that cannot be. */
    Optional<Problem> render(Session session, int width, int height, boolean dark, Path out);
}
