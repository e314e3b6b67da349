package org.faultline.desktop;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.export.Pixels;
import org.faultline.problem.Problem;
import org.faultline.session.Appearance;
import org.faultline.session.Content;
import org.faultline.session.OutFile;
import org.faultline.session.Session;

/** The main window drawn into a PNG file, with no display. */
final class Picture {
    private Picture() {}

    static Optional<Problem> write(Session session, Appearance look, Path out) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        BufferedImage image = FxThread.call(() -> draw(session, look));
        return OutFile.write(out, Content.of(Pixels.png(image)));
    }

    private static BufferedImage draw(Session session, Appearance look) {
        int width = look.window().width();
        int height = look.window().height();
        MainWindow window = new MainWindow(session.at(0), new InlineBackground(), new SilentDialogs());
        window.looks().dark().set(look.dark());
        window.looks().textSize().set(look.textSize());
        window.looks().reducedMotion().set(true);
        Scene scene = window.scene(width, height);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        window.model().seek(session.timeline().cursor());
        scene.getRoot().layout();
        WritableImage drawn = scene.snapshot(new WritableImage(width, height));
        int[] pixels = new int[width * height];
        drawn.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }
}
