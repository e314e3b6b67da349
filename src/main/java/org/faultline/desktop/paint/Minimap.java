package org.faultline.desktop.paint;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;

/** A whole picture made small, with a frame around the part of it that is seen; a press goes there. */
public final class Minimap extends Region {
    private static final double WIDTH = 176;
    private static final double TALLEST = 96;
    private static final double PAD = 5;
    private final Sheet canvas = new Sheet();
    private final Goal goal;
    private double scale = 1;
    private double stretch = 1;
    private Box whole = new Box(0, 0, 1, 1);

    /** Takes the point of the picture that is wanted in the middle of what is seen. */
    @FunctionalInterface
    public interface Goal {
        void bring(double x, double y);
    }

    /** @param name what it is called for those who cannot see it */
    public Minimap(String name, Goal goal) {
        this.goal = goal;
        setId("minimap");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        setManaged(false);
        setVisible(false);
        getChildren().add(canvas);
        setOnMousePressed(this::go);
        setOnMouseDragged(this::go);
        setOnMouseReleased(MouseEvent::consume);
        setOnMouseClicked(MouseEvent::consume);
    }

    /**
     * Draws it.
     *
     * @param picture what there is to see
     * @param things what stands in it
     * @param lit those of them that are selected
     * @param seen the part that is seen
     */
    public void show(Box picture, List<Box> things, List<Box> lit, Box seen, Theme theme) {
        whole = picture;
        scale = (WIDTH - 2 * PAD) / picture.width();
        double height = Math.clamp(picture.height() * scale, 40, TALLEST - 2 * PAD);
        stretch = height / picture.height();
        resize(WIDTH, height + 2 * PAD);
        canvas.fit(WIDTH, height + 2 * PAD, Math.max(1, getLocalToSceneTransform().getMxx()));
        FxSurface surface = canvas.surface(theme);
        Pen pen = new Pen(surface);
        surface.clear(new Box(0, 0, WIDTH, getHeight()));
        pen.card(new Box(0.5, 0.5, WIDTH - 1, getHeight() - 1), 4, Paint.GROUND.veil(0.94),
                Paint.FAINT, 1);
        things.forEach(thing -> pen.fill(small(thing), Paint.FAINT));
        lit.forEach(thing -> pen.fill(small(thing).grow(1), Paint.CHOSEN));
        Box frame = small(seen);
        pen.fill(frame, Paint.CHOSEN.veil(0.15));
        pen.frame(frame, Paint.CHOSEN, 1.5);
    }

    private Box small(Box box) {
        double left = Math.clamp(PAD + (box.x() - whole.x()) * scale, 1, WIDTH - 2);
        double right = Math.clamp(PAD + (box.right() - whole.x()) * scale, left + 1.5, WIDTH - 1);
        double top = Math.clamp(PAD + (box.y() - whole.y()) * stretch, 1, TALLEST);
        return Box.between(left, top, right, Math.clamp(PAD + (box.bottom() - whole.y()) * stretch, top + 1.5,
                getHeight() - 1));
    }

    private void go(MouseEvent event) {
        goal.bring(whole.x() + (event.getX() - PAD) / scale, whole.y() + (event.getY() - PAD) / stretch);
        event.consume();
    }
}
