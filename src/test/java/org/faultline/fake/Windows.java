package org.faultline.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.shell.Dialogs;
import org.faultline.desktop.shell.SilentDialogs;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;

/** Main windows on samples, with nobody at the dialogs and no thread of their own. */
public final class Windows {
    private Windows() {}

    /** The window on the sample of that name. */
    public static MainWindow on(String sample) {
        return on(sample, new SilentDialogs());
    }

    /** The window on the sample of that name, with somebody at the dialogs. */
    public static MainWindow on(String sample, Dialogs dialogs) {
        return new MainWindow(session(sample), new InlineBackground(), dialogs);
    }

    /** A window that was drawn once, with the comparison in sight. */
    public static Scene comparing(MainWindow window) {
        Scene scene = window.scene(1280, 800);
        window.looks().compareShown().set(true);
        scene.snapshot(null);
        return scene;
    }

    /** The lesson that tests take, as text; without a file. */
    public static String lesson() {
        try (InputStream in = Windows.class.getResourceAsStream("/lesson/who-is-hit.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The session of a lesson of that text. */
    public static Session lesson(String text) {
        return Session.read("lesson", text.getBytes(StandardCharsets.UTF_8), Optional.empty()).session()
                .orElseThrow();
    }

    /** The session of the sample of that name. */
    public static Session session(String sample) {
        Optional<Opened> opened = Samples.open(sample);
        return opened.flatMap(Opened::session).orElseThrow();
    }
}
