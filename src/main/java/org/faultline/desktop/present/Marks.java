package org.faultline.desktop.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import org.faultline.address.LayerId;

/**
 * What somebody draws over the picture while they speak: rings around things, lines, and a light that follows the mouse. Rings
 * and lines belong to what they were drawn at and move with it.
 */
final class Marks extends Pane {
    private static final double AWAY = 6;
    private static final double CLICK = 5;
    /** Whoever draws beside something means what is nearest; it is looked for in such steps, in pixels, all around. */
    private static final double STEP = 8;
    private static final int DIRECTIONS = 16;
    private static final double LIGHT = 7;

    private final Picture picture;
    private final List<Line> lines = new ArrayList<>();
    private final List<Ring> rings = new ArrayList<>();
    private final Light light = new Light();
    private Optional<Line> drawn = Optional.empty();
    private boolean pen;

    /** A line, with its points as parts of the place of what it belongs to. */
    private record Line(Optional<LayerId> of, List<Point2D> points, Polyline shape) {}

    private record Ring(LayerId of, Region shape) {}

    Marks(Picture picture) {
        this.picture = picture;
        getStyleClass().add("marks");
        setMouseTransparent(true);
        getChildren().add(light);
        Rectangle all = new Rectangle();
        all.widthProperty().bind(widthProperty());
        all.heightProperty().bind(heightProperty());
        setClip(all);
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> drawn.ifPresent(line -> add(line, event)));
        setOnMouseReleased(this::release);
    }

    /** Takes the pen, with which the mouse draws, or puts it down. */
    void togglePen() {
        pen = !pen;
        setMouseTransparent(!pen);
        setCursor(pen ? Cursor.CROSSHAIR : null);
    }

    boolean isPen() {
        return pen;
    }

    /** Lights only what is around the mouse, or everything. */
    void toggleLight() {
        light.setVisible(!light.isVisible());
        shine(getWidth() / 2, getHeight() / 2);
    }

    boolean isLit() {
        return light.isVisible();
    }

    /** The mouse is there, in pixels of the scene. */
    void point(double x, double y) {
        Point2D here = sceneToLocal(x, y);
        shine(here.getX(), here.getY());
    }

    private void shine(double x, double y) {
        light.shine(x, y, Math.min(getWidth(), getHeight()) / LIGHT, this);
    }

    /** Takes everything away that was drawn. */
    void erase() {
        lines.clear();
        rings.clear();
        getChildren().setAll(light);
    }

    private void press(MouseEvent event) {
        Line line = new Line(nearest(event.getX(), event.getY()), new ArrayList<>(), new Polyline());
        line.shape.getStyleClass().add("pen-line");
        drawn = Optional.of(line);
        lines.add(line);
        getChildren().add(line.shape);
        add(line, event);
    }

    /** What stands at a point, or else nearest to it. */
    private Optional<LayerId> nearest(double x, double y) {
        for (double away = 0; away < Math.max(getWidth(), getHeight()); away += STEP) {
            for (int k = 0; k < DIRECTIONS; k++) {
                double angle = 2 * Math.PI * k / DIRECTIONS;
                Optional<LayerId> there = picture.at(x + away * Math.cos(angle), y + away * Math.sin(angle));
                if (there.isPresent()) {
                    return there;
                }
            }
        }
        return Optional.empty();
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
                    picture.at(event.getX(), event.getY()).ifPresent(this::ring);
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
