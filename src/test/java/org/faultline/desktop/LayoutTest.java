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
import javafx.scene.layout.Region;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main window's scene, laid out without a stage. */
class LayoutTest {
    @ParameterizedTest
    @CsvSource({"first-contact, 0", "reflink-trio, 0", "reflink-trio, 4", "reflink-trio, 99", "metadata-hit, 99"})
    void at_1280x800_the_pictures_keep_half_of_the_window_and_nothing_is_clipped(String sample, int step) {
        FxThread.call(() -> {
            Scene scene = scene(sample, step, 1280, 800);
            double pictures = area(scene, "#canvasPlace") + area(scene, "#gridPlace");
            assertThat(pictures).isGreaterThanOrEqualTo(1280 * 800 / 2.0);
            assertThat(clipped(scene.getRoot())).isEmpty();
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"reflink-trio, 0", "reflink-trio, 99", "metadata-hit, 99"})
    void in_a_small_window_nothing_is_clipped_and_the_pictures_stay_in_their_panes(String sample, int step) {
        FxThread.call(() -> {
            Scene scene = scene(sample, step, 1000, 650);
            assertThat(clipped(scene.getRoot())).isEmpty();
            for (String pane : List.of("#canvasPlace", "#gridPlace")) {
                Region place = (Region) Objects.requireNonNull(scene.lookup(pane), pane);
                Region picture = (Region) place.getChildrenUnmodifiable().getFirst();
                assertThat(picture.getHeight()).isLessThanOrEqualTo(place.getHeight());
                assertThat(place.getHeight()).isGreaterThan(56);
            }
            return true;
        });
    }

    private static Scene scene(String sample, int step, int width, int height) {
        MainWindow window = Windows.on(sample);
        window.model().seek(step);
        Scene scene = window.scene(width, height);
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
        if (control
                && (bounds.getMinX() < -1 || bounds.getMinY() < -1 || bounds.getMaxX() > node.getScene().getWidth() + 1
                        || bounds.getMaxY() > node.getScene().getHeight() + 1)) {
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
