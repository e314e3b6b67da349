package org.faultline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.faultline.fake.Windows;
import org.faultline.format.words.Sentences;
import org.faultline.session.Appearance;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {
    private final Session session = Windows.session("reflink-trio");
    @TempDir
    private Path folder;

    @Test
    void the_picture_has_the_size_and_the_theme_that_was_asked_for() throws IOException {
        BufferedImage light = render(session.at(5), false);
        BufferedImage dark = render(session.at(5), true);
        assertThat(light.getWidth()).isEqualTo(1280);
        assertThat(light.getHeight()).isEqualTo(800);
        assertThat(brightness(light)).isGreaterThan(0.8);
        assertThat(brightness(dark)).isLessThan(0.3);
    }

    @Test
    void two_pictures_of_one_moment_are_alike_and_of_two_moments_are_not() throws IOException {
        assertThat(pixels(render(session.at(5), false))).isEqualTo(pixels(render(session.at(5), false)))
                .isNotEqualTo(pixels(render(session.at(15), false)));
    }

    @Test
    void a_folder_that_is_not_there_is_a_problem_and_not_an_exception() {
        assertThat(Sentences
                .of(Desktop.render(session, look(400, 300, false), folder.resolve("no/such/picture.png"))
                        .orElseThrow()))
                .isEqualTo("The file cannot be written: its folder is not there.");
        assertThat(Sentences.of(Desktop.render(session, look(400, 300, false), folder).orElseThrow()))
                .isEqualTo("The file cannot be written: it is a folder.");
    }

    private static Appearance look(int width, int height, boolean dark) {
        return new Appearance(dark, Appearance.USUAL, new Appearance.Extent(width, height, false), "", Map.of());
    }

    private BufferedImage render(Session at, boolean dark) throws IOException {
        Path file = folder.resolve("picture.png");
        assertThat(Desktop.render(at, look(1280, 800, dark), file)).isEmpty();
        return ImageIO.read(file.toFile());
    }

    private static int[] pixels(BufferedImage image) {
        int[] pixels = new int[image.getWidth() * image.getHeight()];
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
    }

    private static double brightness(BufferedImage image) {
        long sum = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                sum += (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
            }
        }
        return sum / (765.0 * image.getWidth() * image.getHeight());
    }
}
