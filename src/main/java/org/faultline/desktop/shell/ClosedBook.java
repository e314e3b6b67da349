package org.faultline.desktop.shell;

import java.util.HashSet;
import java.util.Set;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.Predicting;

/** Panes that tell more than somebody may know who is to predict: they are away until that was done, and come back then. */
final class ClosedBook {
    private final Panes panes;
    private final Set<Pane> away = new HashSet<>();

    ClosedBook(Panes panes) {
        this.panes = panes;
    }

    void install() {
        panes.all().stream().filter(pane -> pane.sign().place() != Pane.Place.TAB)
                .forEach(pane -> panes.shown(pane).subscribe(shown -> refuse(pane, shown)));
        panes.window().predicting().stand().subscribe(this::turn);
    }

    private void refuse(Pane pane, boolean shown) {
        if (shown && !pane.isFor(panes.window().predicting().stand().get())) {
            away.add(pane);
            panes.shown(pane).set(false);
        }
    }

    /** What is said to the answers has the room beside the picture to itself, until somebody wants to see more there. */
    private static boolean isBack(Pane pane, Predicting.Stand now) {
        return pane.sign().place() != Pane.Place.RIGHT || now.sitting().isEmpty();
    }

    private void turn(Predicting.Stand now) {
        for (Pane pane : panes.all()) {
            if (pane.sign().place() != Pane.Place.TAB) {
                if (pane.isFor(now) && isBack(pane, now) && away.remove(pane)) {
                    panes.shown(pane).set(true);
                } else {
                    refuse(pane, panes.shown(pane).get());
                }
            }
        }
    }
}
