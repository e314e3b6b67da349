package org.faultline.desktop.present;

import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** A dark sheet over the picture with a round hole, through which one sees what is spoken of. */
final class Light extends Path {
    Light() {
        getStyleClass().add("light");
        setFillRule(FillRule.EVEN_ODD);
        setVisible(false);
        setManaged(false);
    }

    /** Has the hole there, in a sheet that covers {@code all}. */
    void shine(double x, double y, double radius, Region all) {
        double width = all.getWidth();
        double height = all.getHeight();
        getElements().setAll(new MoveTo(0, 0), new LineTo(width, 0), new LineTo(width, height), new LineTo(0, height),
                new ClosePath(), new MoveTo(x - radius, y), new ArcTo(radius, radius, 0, x + radius, y, false, true),
                new ArcTo(radius, radius, 0, x - radius, y, false, true), new ClosePath());
    }
}
