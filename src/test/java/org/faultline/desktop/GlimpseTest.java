package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import org.assertj.core.data.Offset;
import org.faultline.desktop.model.FxThread;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The picture that is seen before there is a window around it. */
class GlimpseTest {
    @ParameterizedTest
    @CsvSource({"1280, 800, 100, 4", "1920, 1080, 100, 4", "1920, 1080, 150, 6", "1280, 800, 150, 6",
            "1000, 650, 150, 6"})
    void the_picture_hardly_moves_when_the_window_comes(int width, int height, int text, double most) {
        FxThread.call(() -> {
            Bounds before = bounds(layOut(scene("reflink-trio", width, height, text / 100.0)), "#glimpse .magnified");
            MainWindow window = Windows.on("reflink-trio");
            window.looks().textSize().set(text);
            Bounds after = bounds(layOut(window.scene(width, height)), "#stack-canvas");
            List<Double> offs = new ArrayList<>();
            offs.add(after.getMinX() - before.getMinX());
            offs.add(after.getMinY() - before.getMinY());
            offs.add(after.getMaxX() - before.getMaxX());
            offs.add(after.getMaxY() - before.getMaxY());
            assertThat(offs).allSatisfy(off -> assertThat(off).isCloseTo(0, Offset.offset(most)));
            return true;
        });
    }

    @Test
    void it_shows_the_stack() {
        FxThread.call(() -> {
            PixelReader pixels = layOut(scene("reflink-trio", 1280, 800, 1)).snapshot(null).getPixelReader();
            long colours = IntStream.range(0, 1280 * 800)
                    .map(i -> pixels.getArgb(i % 1280, i / 1280)).distinct().count();
            assertThat(colours).isGreaterThan(20);
            return true;
        });
    }

    private static Scene scene(String sample, int width, int height, double scale) {
        return new Scene(new Glimpse(Windows.session(sample), false, scale), width, height);
    }

    private static Scene layOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }

    private static Bounds bounds(Scene scene, String selector) {
        Node node = Objects.requireNonNull(scene.lookup(selector));
        return node.localToScene(node.getLayoutBounds());
    }
}
