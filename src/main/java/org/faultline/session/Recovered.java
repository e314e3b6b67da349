package org.faultline.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Unsaved changes that a program left behind when it ended without leave.
 *
 * @param document the recovery file
 * @param original the file the document belongs to, which was never touched; nothing when it was never saved
 * @param title what the document calls itself
 * @param when the last change was kept
 * @param difference from what the original has now; all of it when that is not there
 */
public record Recovered(Path document, Optional<Path> original, String title, Instant when,
        LineDifference difference) {}
