package org.faultline.desktop.paint;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** A button that floats beside a page and offers the one thing to do with it; hidden until it is shown somewhere. */
public final class Offer extends Button {
    private static final double AWAY = 14;

    /** @param what says what it does, also to those who cannot see it */
    public Offer(String id, String what, Runnable action) {
        super(what);
        setId(id);
        getStyleClass().addAll("poison", "offer");
        setManaged(false);
        setVisible(false);
        setOnAction(event -> action.run());
    }

    /** Shows it beside a point of {@code home}, below it if there is room. */
    public void show(Region home, double x, double y) {
        setVisible(true);
        applyCss();
        autosize();
        double left = Math.clamp(x + AWAY, 4, Math.max(4, home.getWidth() - getWidth() - 4));
        double below = y + AWAY;
        double top = below + getHeight() > home.getHeight() - 2 ? y - AWAY - getHeight() : below;
        relocate(Math.rint(left), Math.rint(Math.max(2, top)));
    }

    public void withdraw() {
        setVisible(false);
    }
}
