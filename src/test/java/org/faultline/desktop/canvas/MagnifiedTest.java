package org.faultline.desktop.canvas;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.assertj.core.data.Percentage;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.paint.Magnifier;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MagnifiedTest {
    private final ViewSettings looks = new ViewSettings();
    private SessionModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        model = new SessionModel(Windows.session("reflink-trio"), new InlineBackground());
        StackCanvas canvas =
                new StackCanvas(new SessionView(model, new Player(model, looks), new Asking(model)), looks);
        scene = new Scene(new Magnifier(canvas, looks.scale()), 1200, 800);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void with_text_of_twice_the_size_a_click_on_a_page_selects_the_same_page(FxRobot robot) {
        assertThat(clicked(robot)).isEqualTo(new Pfn(0x101C00));
        robot.interact(() -> looks.textSize().set(200));

        assertThat(clicked(robot)).isEqualTo(new Pfn(0x101C00));
    }

    @Test
    void the_name_of_a_layer_grows_with_the_text_and_stays_sharp(FxRobot robot) {
        int usual = nameHeight();
        double sharp = sharpness();
        robot.interact(() -> looks.textSize().set(200));

        assertThat((double) nameHeight()).isCloseTo(2 * usual, Percentage.withPercentage(15));
        assertThat(sharpness()).isGreaterThan(sharp);
    }

    private Pfn clicked(FxRobot robot) {
        robot.interact(() -> model.selection().set(new Selection.OfNothing()));
        new CanvasPage(robot).clickPage("a", 0);
        return model.selectedPage().orElseThrow();
    }

    /** Rows of pixels of the first name at the left. */
    private int nameHeight() {
        Image seen = seen();
        return (int) IntStream.range(nameTop(seen), 800).takeWhile(y -> darkest(seen, y) < 0.9).count();
    }

    /** The part of the inked pixels that is wholly inked: blurred text has few. */
    private double sharpness() {
        Image seen = seen();
        int top = nameTop(seen);
        double[] inked = IntStream.range(top, top + nameHeight()).boxed()
                .flatMap(y -> IntStream.range(0, 120).mapToObj(x -> seen.getPixelReader().getColor(x, y)))
                .mapToDouble(Color::getBrightness).filter(b -> b < 0.95).toArray();
        return Arrays.stream(inked).filter(b -> b < 0.25).count() / (double) inked.length;
    }

    private static int nameTop(Image seen) {
        return IntStream.range(0, 800).filter(y -> darkest(seen, y) < 0.5).findFirst().orElseThrow();
    }

    private Image seen() {
        return FxThread.call(() -> scene.snapshot(null));
    }

    private static double darkest(Image image, int y) {
        PixelReader pixels = image.getPixelReader();
        return IntStream.range(0, 120).mapToDouble(x -> pixels.getColor(x, y).getBrightness()).min().orElse(1);
    }
}
