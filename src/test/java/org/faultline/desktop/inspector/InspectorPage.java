package org.faultline.desktop.inspector;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.testfx.api.FxRobot;

/** The inspector as a user reads it. */
final class InspectorPage {
    private final FxRobot robot;

    InspectorPage(FxRobot robot) {
        this.robot = robot;
    }

    String kicker() {
        return robot.lookup("#kicker").queryLabeled().getText();
    }

    String title() {
        return robot.lookup("#title").queryLabeled().getText();
    }

    List<String> words() {
        return text(robot.lookup("#sections").query()).toList();
    }

    /** The words that are not folded away. */
    List<String> seen() {
        return robot.lookup("#sections").lookup((Node node) -> node instanceof Labeled || node instanceof Text)
                .queryAll().stream().filter(InspectorPage::isSeen).flatMap(InspectorPage::text).toList();
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    List<Node> sections() {
        return List.copyOf(robot.lookup("#sections").queryAs(VBox.class).getChildren());
    }

    void poison() {
        robot.clickOn("#poison");
    }

    boolean canPoison() {
        return robot.lookup("#poison").query().isVisible();
    }

    void follow(String owner) {
        robot.clickOn(owner);
    }

    void take(String offer) {
        robot.interact(() -> robot.lookup(offer).queryButton().fire());
    }

    String copied() {
        robot.clickOn("#copy");
        StringBuilder text = new StringBuilder();
        robot.interact(() -> text.append(Clipboard.getSystemClipboard().getString()));
        return text.toString();
    }

    private static Stream<String> text(Node node) {
        if (node instanceof Labeled label) {
            return Stream.of(label.getText());
        }
        if (node instanceof Text text) {
            return Stream.of(text.getText());
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(InspectorPage::text)
                : Stream.empty();
    }
}
