package org.faultline.desktop.paint;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows a picture larger, with all that is in it. The picture knows nothing of it: its size, the mouse and the tips are
 * in pixels of its own, of which there are fewer the larger they are.
 */
public final class Magnifier extends Region {
    private final Region picture;
    private final Scale scale = new Scale();

    /** @param times how many times larger than by itself */
    public Magnifier(Region picture, ObservableValue<Double> times) {
        this.picture = picture;
        getStyleClass().add("magnified");
        getChildren().setAll(picture);
        picture.getTransforms().add(scale);
        times.subscribe(this::show);
    }

    private void show(double times) {
        scale.setX(times);
        scale.setY(times);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth() / scale.getX(), getHeight() / scale.getY());
    }

    @Override
    protected double computeMinWidth(double height) {
        return picture.minWidth(-1) * scale.getX();
    }

    @Override
    protected double computeMinHeight(double width) {
        return picture.minHeight(-1) * scale.getY();
    }

    @Override
    protected double computePrefWidth(double height) {
        return picture.prefWidth(-1) * scale.getX();
    }

    @Override
    protected double computePrefHeight(double width) {
        return picture.prefHeight(-1) * scale.getY();
    }
}
