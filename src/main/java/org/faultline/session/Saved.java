package org.faultline.session;

import java.util.Optional;
import org.faultline.problem.Problem;

/**
 * What came of saving.
 *
 * @param session the session that belongs to the new file, or the old one when it was not saved
 * @param problem why it was not saved; then whatever was in the file before is still there
 */
public record Saved(Session session, Optional<Problem> problem) {}
