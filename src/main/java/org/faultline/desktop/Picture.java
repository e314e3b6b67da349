package org.faultline.desktop;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;
import org.faultline.session.Appearance;
import org.faultline.session.DocumentFile;
import org.faultline.session.Session;

/** The main window drawn into a PNG file, with no display. */
final class Picture {
    private Picture() {}

    static Optional<Problem> write(Session session, Appearance look, Path out) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        BufferedImage image = FxThread.call(() -> draw(session, look));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
            DocumentFile.replace(out, png.toByteArray());
            return Optional.empty();
        } catch (IOException e) {
            Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out);
            boolean full = DocumentFile.isFull(folder, png.size());
            return Optional.of(unwritable(out, full ? Wrong.PICTURE_DISK_FULL : Wrong.PICTURE_NOT_WRITTEN, e));
        }
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

    private static Problem unwritable(Path out, Wrong wrong, IOException why) {
        return Problem.error(new Place(out.toString(), "", 0), wrong, reason(out, why));
    }

    private static Detail reason(Path out, IOException why) {
        if (Files.isDirectory(out)) {
            return Detail.of(Why.of(CallBecause.IS_FOLDER));
        }
        if (why instanceof NoSuchFileException) {
            return Detail.of(Why.of(CallBecause.FOLDER_NOT_THERE));
        }
        return why instanceof AccessDeniedException ? Detail.of(Why.of(CallBecause.FOLDER_DENIED))
                : Detail.of(String.valueOf(why.getMessage()));
    }
}
