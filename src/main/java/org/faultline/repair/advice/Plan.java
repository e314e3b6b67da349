package org.faultline.repair.advice;

import java.util.ArrayList;
import java.util.List;
import org.faultline.repair.advice.Step.Because;
import org.faultline.repair.advice.Step.Downtime;
import org.faultline.repair.advice.Step.Need;

/** The steps of an advice in the making. */
final class Plan {
    private record Draft(Action action, Because because, Need need) {
        boolean takesAway() {
            return action instanceof Action.Stop || action instanceof Action.Unmount;
        }

        boolean gives() {
            return action instanceof Action.Mount || action instanceof Action.Start;
        }
    }

    private final List<Draft> drafts = new ArrayList<>();

    /** One more step that has to be done. */
    void must(Action action, Because because) {
        add(action, because, Need.MUST);
    }

    /** One more step. */
    void add(Action action, Because because, Need need) {
        drafts.add(new Draft(action, because, need));
    }

    /** The steps; {@code down} tells whether nobody can use the filesystem before the first. */
    List<Step> steps(boolean down) {
        List<Step> steps = new ArrayList<>();
        boolean out = down;
        boolean paused = false;
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            paused = (paused || draft.action instanceof Action.Pause) && !(draft.action instanceof Action.Resume);
            boolean begins = !out && draft.takesAway();
            out = out || begins;
            boolean ends = out && draft.gives() && isLastToGive(i);
            steps.add(new Step(draft.action, draft.because, begins ? Downtime.BEGINS
                    : ends ? Downtime.ENDS : out ? Downtime.LASTS : paused ? Downtime.PAUSE : Downtime.NONE,
                    draft.need));
            out = out && !ends;
        }
        return steps;
    }

    /** Whether nothing more is given back before something is taken away again. */
    private boolean isLastToGive(int index) {
        for (Draft later : drafts.subList(index + 1, drafts.size())) {
            if (later.takesAway()) {
                return true;
            }
            if (later.gives()) {
                return false;
            }
        }
        return true;
    }
}
