package org.faultline.desktop.paint;

import java.util.function.DoubleBinaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows a picture larger, with all that is in it. The picture knows nothing of it: its size, the mouse and the tips are
 * in pixels of its own, of which there are fewer the larger they are.
 */
public final class Magnifier extends Region {
    private final Region picture;
    private final DoubleBinaryOperator fitting;
    private final Scale scale = new Scale();

    /** @param times how many times larger than by itself */
    public Magnifier(Region picture, ObservableValue<Double> times) {
        this(picture, times, (width, height) -> times.getValue());
    }

    /**
     * Shows it as large as fits.
     *
     * @param wanted tells when it is wanted larger or smaller
     * @param fitting how many times larger, in so many pixels from left to right and from top to bottom
     */
    public Magnifier(Region picture, ObservableValue<Double> wanted, DoubleBinaryOperator fitting) {
        this.picture = picture;
        this.fitting = fitting;
        getStyleClass().add("magnified");
        getChildren().setAll(picture);
        picture.getTransforms().add(scale);
        wanted.subscribe((before, now) -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        double times = fitting.applyAsDouble(getWidth(), getHeight());
        scale.setX(times);
        scale.setY(times);
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
