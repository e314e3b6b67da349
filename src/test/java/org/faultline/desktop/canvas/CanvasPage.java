package org.faultline.desktop.canvas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.faultline.address.LayerId;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackPicture;
import org.faultline.picture.stack.Strip;
import org.testfx.api.FxRobot;

/** The picture of the stack as a user works it. */
final class CanvasPage {
    private final FxRobot robot;

    CanvasPage(FxRobot robot) {
        this.robot = robot;
    }

    private StackCanvas canvas() {
        return robot.lookup("#stack-canvas").queryAs(StackCanvas.class);
    }

    /** Clicks page {@code at} of a strip, counted in the strip's own unit. */
    void clickPage(String strip, long at) {
        Box cell = canvas().picture().strip(new LayerId(strip)).orElseThrow().cell(at);
        robot.clickOn(canvas().localToScreen(new Point2D(cell.centerX(), cell.centerY())));
    }

    /** Where page {@code at} of a strip is on the screen. */
    Point2D place(String strip, long at) {
        Box cell = canvas().seen(canvas().picture().strip(new LayerId(strip)).orElseThrow().cell(at));
        return canvas().localToScreen(new Point2D(cell.centerX(), cell.centerY()));
    }

    /** Where the name of a process is on the screen. */
    Point2D card(String process) {
        Box box = canvas().seen(canvas().picture().card(new LayerId(process)).orElseThrow().box());
        return canvas().localToScreen(new Point2D(box.centerX(), box.y() + 8));
    }

    /** Where the name below a strip is on the screen. */
    Point2D below(String strip) {
        Box box = canvas().seen(canvas().picture().strip(new LayerId(strip)).orElseThrow().box());
        return canvas().localToScreen(new Point2D(box.x() + 20, box.bottom() + 8));
    }

    /** The mouse with keys held down, which robots without a screen cannot do. */
    void mouse(Point2D at, boolean shift, boolean control, EventType<MouseEvent> what) {
        Point2D in = canvas().localToScene(canvas().screenToLocal(at));
        robot.interact(() -> canvas().fireEvent(new MouseEvent(what, in.getX(), in.getY(), at.getX(), at.getY(),
                MouseButton.PRIMARY, 1, shift, control, false, false, true, false, false, true, false, true, null)));
    }

    void clickHeading(double y) {
        robot.clickOn(canvas().localToScreen(new Point2D(30, y)));
    }

    /** Where the name of a lane is on the screen. */
    Point2D heading(Strip.Kind kind) {
        return canvas().localToScreen(new Point2D(30, headingOf(kind) - 6));
    }

    /** All that the inspector says. */
    List<String> inspector() {
        return Stream.concat(robot.lookup("#title").queryAll().stream(),
                robot.lookup("#sections").lookup((Node node) -> node instanceof Labeled || node instanceof Text)
                        .queryAll().stream())
                .map(node -> node instanceof Labeled l ? l.getText() : node instanceof Text t ? t.getText() : "")
                .toList();
    }

    double headingOf(Strip.Kind kind) {
        StackPicture.Band band = canvas().picture().bands().stream().filter(b -> b.kind() == kind)
                .findFirst().orElseThrow();
        return (band.top() + band.bottom()) / 2;
    }

    void press(KeyCode key) {
        robot.press(key).release(key);
    }

    void pressShifted(KeyCode key) {
        robot.press(KeyCode.SHIFT).press(key).release(key).release(KeyCode.SHIFT);
    }

    /** Goes along the strip that the keyboard is on. */
    void walk(KeyCode key) {
        robot.press(KeyCode.CONTROL).press(key).release(key).release(KeyCode.CONTROL);
    }

    /** A character, however it is typed on the keyboard. */
    void type(String character) {
        robot.interact(() -> canvas().fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, character, character,
                KeyCode.UNDEFINED, false, false, false, false)));
    }

    /** The strip with the line around it. */
    Optional<String> marked() {
        return canvas().pointed().map(LayerId::value);
    }

    void pointAt(String strip, long at) {
        Box cell = canvas().picture().strip(new LayerId(strip)).orElseThrow().cell(at);
        robot.moveTo(canvas().localToScreen(new Point2D(cell.centerX(), cell.centerY())));
    }

    /** Below the namespace at the right, where its holder stands. */
    void pointAtHolder() {
        Box box = canvas().picture().strip(new LayerId("pmem0")).orElseThrow().box();
        robot.moveTo(canvas().localToScreen(new Point2D(box.right() - 20, box.bottom() + 12)));
    }

    private Stream<Tooltip> tips() {
        return Window.getWindows().stream().filter(Tooltip.class::isInstance).map(Tooltip.class::cast)
                .filter(Window::isShowing);
    }

    String tip() {
        return tips().map(Tooltip::getText).findFirst().orElse("");
    }

    double tipBottom() {
        return tips().mapToDouble(t -> t.getY() + t.getHeight()).max().orElseThrow();
    }

    boolean tipCovers(Point2D place) {
        return tips().anyMatch(t -> t.getX() <= place.getX() && place.getX() < t.getX() + t.getWidth());
    }

    double tipTop() {
        return tips().mapToDouble(Tooltip::getY).min().orElseThrow();
    }

    double tipWidth() {
        return tips().mapToDouble(Tooltip::getWidth).max().orElseThrow();
    }

    double bottom() {
        return canvas().localToScreen(canvas().getLayoutBounds()).getMaxY();
    }

    void acceptOffer() {
        robot.clickOn("#poison-offer");
    }

    boolean isPoisonOffered() {
        return robot.lookup("#poison-offer").queryAs(Button.class).isVisible();
    }

    String offer() {
        return robot.lookup("#poison-offer").queryAs(Button.class).getText();
    }

    double width(String strip) {
        return canvas().picture().strip(new LayerId(strip)).orElseThrow().box().width();
    }

    void zoomIn() {
        robot.interact(() -> canvas().zoomIn());
    }

    void fit() {
        robot.interact(() -> canvas().fit());
    }

    String spoken() {
        return canvas().getAccessibleText();
    }
}
