package org.faultline.desktop.timeline;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.Pane;
import org.testfx.api.FxRobot;

/** The transport bar as a user works it. */
final class TimelinePage {
    private final FxRobot robot;

    TimelinePage(FxRobot robot) {
        this.robot = robot;
    }

    void stepForward() {
        robot.clickOn("#forward");
    }

    void stepBack() {
        robot.clickOn("#back");
    }

    void toTheEnd() {
        robot.clickOn("#last");
    }

    void toTheStart() {
        robot.clickOn("#first");
    }

    void playOrPause() {
        robot.clickOn("#play");
    }

    void drag(int step) {
        Slider slider = robot.lookup("#slider").query();
        robot.interact(() -> slider.setValue(step));
    }

    double sliderWidth() {
        return robot.lookup("#slider").queryAs(Slider.class).getWidth();
    }

    String position() {
        return robot.lookup("#position").queryAs(Label.class).getText();
    }

    /** What is said of the slider to somebody who does not see the picture. */
    String spoken() {
        return robot.lookup("#slider").query().getAccessibleText();
    }

    boolean canStepBack() {
        return !robot.lookup("#back").queryAs(Button.class).isDisabled();
    }

    long marks() {
        return robot.lookup("#marks").queryAs(Pane.class).getChildren().stream().filter(Node::isVisible).count();
    }

    /** The names above the track that are seen, the current one first. */
    List<String> chapters() {
        return names("#chapters");
    }

    /** The names below it. */
    List<String> subgoals() {
        return names("#subgoals");
    }

    private List<String> names(String pane) {
        return robot.lookup(pane).queryAs(Pane.class).getChildren().stream().filter(Node::isVisible)
                .map(n -> ((Label) n).getText()).toList();
    }
}
