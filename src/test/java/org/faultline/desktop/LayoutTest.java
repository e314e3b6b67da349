package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main window's scene, laid out without a stage. */
class LayoutTest {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    @ParameterizedTest
    @CsvSource({"first-contact, 0", "reflink-trio, 0", "reflink-trio, 4", "reflink-trio, 99", "metadata-hit, 99"})
    void at_1280x800_the_pictures_keep_half_of_the_window_and_nothing_is_clipped(String sample, int step) {
        FxThread.call(() -> {
            Scene scene = scene(sample, step);
            double pictures = area(scene, "#canvasPlace") + area(scene, "#gridPlace");
            assertThat(pictures).isGreaterThanOrEqualTo(WIDTH * HEIGHT / 2);
            assertThat(clipped(scene.getRoot())).isEmpty();
            return true;
        });
    }

    private static Scene scene(String sample, int step) {
        MainWindow window = Windows.on(sample);
        window.model().seek(step);
        Scene scene = window.scene(WIDTH, HEIGHT);
        scene.snapshot(null);
        scene.getRoot().layout();
        return scene;
    }

    private static double area(Scene scene, String id) {
        Bounds bounds = Objects.requireNonNull(scene.lookup(id), id).getBoundsInParent();
        return bounds.getWidth() * bounds.getHeight();
    }

    /** Controls that reach out of the window or out of their parent, and labels that had to shorten their text. */
    private static List<String> clipped(Node node) {
        List<String> found = new ArrayList<>();
        if (!node.isVisible() || node instanceof TableView<?>) {
            return found;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean control = node instanceof Labeled || node instanceof TextInputControl;
        if (control && (bounds.getMinX() < -1 || bounds.getMinY() < -1 || bounds.getMaxX() > WIDTH + 1
                || bounds.getMaxY() > HEIGHT + 1)) {
            found.add("outside: " + node + " " + bounds);
        }
        if (node instanceof Labeled label && label.lookup(".text") instanceof javafx.scene.text.Text text
                && !text.getText().equals(label.getText()) && !label.isMnemonicParsing()) {
            found.add("shortened: " + label);
        }
        if (node instanceof Parent parent && !(node instanceof ScrollPane)) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(clipped(child)));
        }
        return found;
    }
}
