package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void at_1280x800_the_picture_has_half_of_the_window_and_everything_else_its_place(String sample, int step) {
        FxThread.call(() -> {
            Scene scene = scene(sample, step, 1280, 800);
            assertThat(height(scene, ".head")).isCloseTo(28, within(1.0));
            assertThat(height(scene, ".toolbar")).isCloseTo(40, within(2.0));
            assertThat(height(scene, "#canvasPlace")).isCloseTo(536, within(4.0));
            assertThat(height(scene, ".transport")).isCloseTo(60, within(1.0));
            assertThat(height(scene, "#tabs")).isCloseTo(114, within(2.0));
            assertThat(height(scene, "#events")).as("four rows and no header").isGreaterThanOrEqualTo(88);
            assertThat(height(scene, ".status")).isCloseTo(22, within(2.0));
            assertThat(((Region) Objects.requireNonNull(scene.lookup(".inspector"))).getWidth())
                    .isCloseTo(344, within(4.0));
            assertThat(clipped(scene.getRoot())).isEmpty();
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"reflink-trio, 0", "reflink-trio, 99", "metadata-hit, 99"})
    void in_a_small_window_nothing_is_clipped_and_the_picture_stays_in_its_pane(String sample, int step) {
        FxThread.call(() -> {
            Scene scene = scene(sample, step, 1000, 650);
            assertThat(clipped(scene.getRoot())).isEmpty();
            Region place = (Region) Objects.requireNonNull(scene.lookup("#canvasPlace"));
            Region picture = (Region) place.getChildrenUnmodifiable().getFirst();
            assertThat(picture.getHeight()).isLessThanOrEqualTo(place.getHeight());
            assertThat(place.getHeight()).isGreaterThan(400);
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

    private static double height(Scene scene, String id) {
        return Objects.requireNonNull(scene.lookup(id), id).getBoundsInParent().getHeight();
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
