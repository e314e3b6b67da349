package org.faultline.desktop.canvas;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.fake.Documents;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Session;

/** Draws pictures to look at into {@code target/album}. Arguments: sample, step, width, height, theme, in fives. */
public final class Album {
    private static final Path DIRECTORY = Path.of("target", "album");

    private Album() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                for (int i = 0; i + 4 < arguments.length; i += 5) {
                    picture(List.of(arguments).subList(i, i + 5));
                }
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void picture(List<String> words) {
        SessionModel model = new SessionModel(session(words.get(0)), new InlineBackground());
        ViewSettings looks = new ViewSettings();
        looks.dark().set(words.get(4).equals("dark"));
        StackCanvas canvas =
                new StackCanvas(new SessionView(model, new Player(model, looks), new Asking(model)), looks);
        model.selection().set(new Selection.OfNothing());
        model.seek(Integer.parseInt(words.get(1)));
        save(words.get(0) + "-" + words.get(1) + "-" + words.get(2), snapshot(canvas,
                Double.parseDouble(words.get(2)), Double.parseDouble(words.get(3))));
    }

    private static Session session(String name) {
        return switch (name) {
            case "terabyte" -> Documents.sized("1 TiB");
            case "crowded" -> Documents.crowded(60, 40);
            case "scattered" -> Documents.scattered(3000);
            case "rmapless" -> Documents.withoutReverseMap();
            case "before" -> Documents.beforeTheData();
            case "linear" -> Documents.linear();
            case "striped" -> Documents.striped();
            case "nested" -> Documents.nested();
            case "partitioned" -> Documents.partitioned();
            default -> name.endsWith(".json")
                    ? Session.open(Path.of(name)).session().orElseThrow()
                    : Windows.session(name);
        };
    }

    static WritableImage snapshot(Region region, double width, double height) {
        Parent root = new StackPane(region);
        Scene scene = new Scene(root, width, height);
        root.applyCss();
        root.layout();
        return scene.snapshot(null);
    }

    static void save(String name, WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(DIRECTORY);
            ImageIO.write(copy, "png", DIRECTORY.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
