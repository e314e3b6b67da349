package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;

/** What gives way where the window is too small for everything, and how it is reached. */
class FoldingTest {
    @Test
    void pages_without_room_leave_a_title_that_brings_them_back() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = at(window, 150);
            assertThat(titles(scene)).containsExactly("Page grid   G");
            Bounds title = Objects.requireNonNull(scene.lookup("#folded-grid")).localToScene(
                    scene.lookup("#folded-grid").getLayoutBounds());
            assertThat(title.getHeight()).isGreaterThan(20);
            assertThat(title.getMaxY()).isLessThan(800);

            press(scene, "#folded-grid");
            assertThat(window.looks().gridShown().get()).isTrue();
            assertThat(titles(scene)).isEmpty();
            window.looks().gridShown().set(false);
            assertThat(titles(scene)).containsExactly("Page grid   G");
            at(scene, window, 100);
            assertThat(window.looks().gridShown().get()).isTrue();
            assertThat(titles(scene)).isEmpty();
            return true;
        });
    }

    @Test
    void beside_the_form_the_inspector_leaves_its_title_and_comes_back_in_the_form_s_place() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            Scene scene = at(window, 200);
            window.looks().buildShown().set(true);
            layOut(scene);
            assertThat(titles(scene)).containsExactly("Page grid   G", "Inspector   Ctrl+2");
            assertThat(scene.lookup(".inspector")).isNull();

            press(scene, "#folded-inspector");
            assertThat(window.looks().buildShown().get()).isFalse();
            assertThat(scene.lookup(".inspector")).isNotNull();
            assertThat(titles(scene)).containsExactly("Page grid   G");

            window.looks().buildShown().set(true);
            at(scene, window, 100);
            assertThat(window.looks().buildShown().get()).isTrue();
            assertThat(scene.lookup(".inspector")).isNotNull();
            return true;
        });
    }

    @Test
    void what_somebody_put_away_himself_has_no_title_and_stays_away() {
        FxThread.call(() -> {
            MainWindow window = Windows.on("reflink-trio");
            window.looks().gridShown().set(false);
            window.looks().shown("inspector").set(false);
            Scene scene = at(window, 200);
            window.looks().buildShown().set(true);
            layOut(scene);
            assertThat(titles(scene)).isEmpty();
            at(scene, window, 100);
            assertThat(window.looks().gridShown().get()).isFalse();
            assertThat(window.looks().shown("inspector").get()).isFalse();
            return true;
        });
    }

    private static Scene at(MainWindow window, int size) {
        Scene scene = window.scene(1280, 800);
        at(scene, window, size);
        return scene;
    }

    private static void at(Scene scene, MainWindow window, int size) {
        window.looks().textSize().set(size);
        layOut(scene);
    }

    private static void layOut(Scene scene) {
        for (int round = 0; round < 3; round++) {
            scene.snapshot(null);
        }
    }

    private static void press(Scene scene, String title) {
        Button button = (Button) Objects.requireNonNull(scene.lookup(title), title);
        assertThat(button.isFocusTraversable()).isTrue();
        button.fireEvent(new ActionEvent());
        layOut(scene);
    }

    private static List<String> titles(Scene scene) {
        HBox bar = (HBox) Objects.requireNonNull(scene.lookup("#folded"));
        return bar.getChildren().stream().map(node -> ((Button) node).getText()).toList();
    }
}
