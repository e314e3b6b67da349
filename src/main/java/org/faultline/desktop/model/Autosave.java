package org.faultline.desktop.model;

import java.util.Optional;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.RecoveryFile;
import org.faultline.session.Session;

/** Keeps every change of a window's document in its recovery file, never two at a time, and only the newest. */
public final class Autosave {
    /** A disk that takes one change in the time of so many does not answer. */
    private static final int MOST_BEHIND = 10;
    private final SessionModel model;
    private final RecoveryFile file;
    private final Background background;
    private Optional<Session> waiting = Optional.empty();
    private boolean working;
    /** What was said of work that is not kept, while it is so. */
    private Optional<Problem> told = Optional.empty();
    /** Changes since the writing began that is still under way. */
    private int behind;

    /** Begins to follow {@code model}; the writing is done in {@code background}. */
    public Autosave(SessionModel model, RecoveryFile file, Background background) {
        this.model = model;
        this.file = file;
        this.background = background;
        model.session().addListener((property, before, now) -> {
            if (!before.document().equals(now.document()) || before.isModified() != now.isModified()) {
                waiting = Optional.of(now);
                behind = working ? behind + 1 : 0;
                if (behind == MOST_BEHIND) {
                    tell(Problem.warning(new Place("", "", 0), Wrong.DISK_SILENT));
                }
                next();
            }
        });
        waiting = Optional.of(model.session().get()).filter(Session::isModified);
        next();
    }

    /** Ends it: the document was left in peace, and nothing of it has to be recovered. */
    public void close() {
        file.close();
    }

    private void next() {
        if (!working && waiting.isPresent()) {
            Session session = waiting.get();
            waiting = Optional.empty();
            working = true;
            background.run(() -> file.keep(session), this::kept, () -> working = false);
        }
    }

    private void kept(Optional<Problem> problem) {
        working = false;
        problem.ifPresentOrElse(this::tell, this::take);
        next();
    }

    /** It works again. */
    private void take() {
        told.ifPresent(model.problems()::remove);
        told = Optional.empty();
    }

    private void tell(Problem problem) {
        if (told.isEmpty()) {
            Problem said = Problem.warning(problem.place(), Wrong.NOT_KEPT, Detail.of(problem.why()),
                    new Detail.Remedy(problem.why()));
            told = Optional.of(said);
            model.problems().add(said);
        }
    }
}
