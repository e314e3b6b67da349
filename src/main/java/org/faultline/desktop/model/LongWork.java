package org.faultline.desktop.model;

import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;

/** A change that is being worked out in the background: how far it is, and a way to stop it. Used from two threads. */
public final class LongWork implements Budget {
    private volatile boolean stopped;
    private volatile double done;

    @Override
    public void spend(Stage stage, long part, long of) {
        if (stopped) {
            throw new Stopped();
        }
        done = (stage.before() + (of == 0 ? 1 : (double) part / of)) / stage.all();
    }

    /** For what is done on the way: it is stopped with the rest, and does not tell how far the whole is. */
    public Budget part() {
        return (stage, part, of) -> {
            if (stopped) {
                throw new Stopped();
            }
        };
    }

    /** How much of it is done, from 0 to 1. */
    public double done() {
        return done;
    }

    /** Nobody wants it any more: the document stays as it is. */
    public void stop() {
        stopped = true;
    }
}
