package org.faultline.desktop.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.StrokeType;
import org.faultline.address.LayerId;

/**
 * What somebody draws over the picture while they speak: rings around things, lines, and a light that follows the mouse. Rings
 * and lines belong to what they were drawn at and move with it.
 */
final class Marks extends Pane {
    private static final double AWAY = 6;
    private static final double CLICK = 5;
    /** Darkens all of a screen around the light. */
    private static final double DARK = 4000;
    private static final double LIGHT = 7;

    private final Picture picture;
    private final List<Line> lines = new ArrayList<>();
    private final List<Ring> rings = new ArrayList<>();
    private final Circle light = new Circle();
    private Optional<Line> drawn = Optional.empty();
    private boolean pen;

    /** A line, with its points as parts of the place of what it belongs to. */
    private record Line(Optional<LayerId> of, List<Point2D> points, Polyline shape) {}

    private record Ring(LayerId of, Region shape) {}

    Marks(Picture picture) {
        this.picture = picture;
        getStyleClass().add("marks");
        setMouseTransparent(true);
        light.getStyleClass().add("light");
        light.setStrokeType(StrokeType.OUTSIDE);
        light.setStrokeWidth(DARK);
        light.setVisible(false);
        light.setManaged(false);
        getChildren().add(light);
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> drawn.ifPresent(line -> add(line, event)));
        setOnMouseReleased(this::release);
    }

    /** Takes the pen, with which the mouse draws, or puts it down. */
    void togglePen() {
        pen = !pen;
        setMouseTransparent(!pen);
    }

    boolean isPen() {
        return pen;
    }

    /** Lights only what is around the mouse, or everything. */
    void toggleLight() {
        light.setVisible(!light.isVisible());
        light.setRadius(Math.min(getWidth(), getHeight()) / LIGHT);
        light.setCenterX(getWidth() / 2);
        light.setCenterY(getHeight() / 2);
    }

    boolean isLit() {
        return light.isVisible();
    }

    /** The mouse is there, in pixels of the scene. */
    void point(double x, double y) {
        Point2D here = sceneToLocal(x, y);
        light.setCenterX(here.getX());
        light.setCenterY(here.getY());
    }

    /** Takes everything away that was drawn. */
    void erase() {
        lines.clear();
        rings.clear();
        getChildren().setAll(light);
    }

    private void press(MouseEvent event) {
        Line line = new Line(picture.at(event.getX(), event.getY()), new ArrayList<>(), new Polyline());
        line.shape.getStyleClass().add("pen-line");
        drawn = Optional.of(line);
        lines.add(line);
        getChildren().add(line.shape);
        add(line, event);
    }

    private void add(Line line, MouseEvent event) {
        Bounds around = place(line.of);
        line.points.add(new Point2D((event.getX() - around.getMinX()) / around.getWidth(),
                (event.getY() - around.getMinY()) / around.getHeight()));
        put(line);
    }

    /** A line that goes nowhere was a click: it rings what is there, or takes the ring away. */
    private void release(MouseEvent event) {
        drawn.filter(line -> line.shape.getBoundsInLocal().getWidth() < CLICK + AWAY
                && line.shape.getBoundsInLocal().getHeight() < CLICK + AWAY).ifPresent(line -> {
                    lines.remove(line);
                    getChildren().remove(line.shape);
                    line.of.ifPresent(this::ring);
                });
        drawn = Optional.empty();
    }

    private void ring(LayerId layer) {
        Optional<Ring> there = rings.stream().filter(r -> r.of.equals(layer)).findFirst();
        there.ifPresentOrElse(ring -> {
            rings.remove(ring);
            getChildren().remove(ring.shape);
        }, () -> {
            Region shape = new Region();
            shape.getStyleClass().add("pen-ring");
            shape.setManaged(false);
            rings.add(new Ring(layer, shape));
            getChildren().add(shape);
        });
        follow();
    }

    /** Everything that was drawn goes where that is now which it belongs to. */
    void follow() {
        rings.forEach(ring -> {
            Optional<Bounds> now = picture.place(ring.of);
            ring.shape.setVisible(now.isPresent());
            now.ifPresent(
                    b -> ring.shape.resizeRelocate(b.getMinX() - AWAY, b.getMinY() - AWAY, b.getWidth() + 2 * AWAY,
                            b.getHeight() + 2 * AWAY));
        });
        lines.forEach(this::put);
    }

    private void put(Line line) {
        Bounds around = place(line.of);
        line.shape.getPoints().setAll(line.points.stream()
                .flatMap(p -> List.of(around.getMinX() + p.getX() * around.getWidth(),
                        around.getMinY() + p.getY() * around.getHeight()).stream())
                .toList());
    }

    private Bounds place(Optional<LayerId> of) {
        return of.flatMap(picture::place).orElseGet(() -> new BoundingBox(0, 0, getWidth(), getHeight()));
    }
}
