package org.faultline.desktop.grid;

import javafx.scene.layout.Region;
import org.faultline.desktop.model.Looks;
import org.faultline.desktop.model.SessionModel;

/** The pages of one device, from the whole down to single pages. */
public final class PageGrid extends Region {
    public PageGrid(SessionModel model, Looks looks) {
        getStyleClass().add("page-grid");
        setAccessibleText(model.session().get().document().title());
        looks.dark().subscribe(dark -> requestLayout());
    }
}
