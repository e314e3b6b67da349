package org.faultline.desktop.canvas;

import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.faultline.desktop.paint.Box;
import org.faultline.stack.LayerId;
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

    void clickHeading(double y) {
        robot.clickOn(canvas().localToScreen(new Point2D(30, y)));
    }

    double headingOf(Strip.Kind kind) {
        StackPicture.Band band = canvas().picture().bands().stream().filter(b -> b.kind() == kind)
                .findFirst().orElseThrow();
        return (band.top() + band.bottom()) / 2;
    }

    void press(KeyCode key) {
        robot.press(key).release(key);
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
