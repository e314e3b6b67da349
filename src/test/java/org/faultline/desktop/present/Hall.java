package org.faultline.desktop.present;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.MainWindow;
import org.faultline.desktop.model.FxThread;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.session.Lessons;
import org.faultline.session.Session;

/** A hall in which tests present: what is pressed and typed there, and what is seen. */
final class Hall {
    private Hall() {}

    static MainWindow open(Session session) {
        return new MainWindow(session, new InlineBackground(), new ScriptedDialogs());
    }

    static Session lesson() {
        return Lessons.open("who-is-hit").orElseThrow().session().orElseThrow();
    }

    static Scene present(MainWindow window, double width, double height) {
        Scene scene = window.presenter().talk(width, height).scene();
        scene.snapshot(null);
        return scene;
    }

    static void seen(Runnable what) {
        FxThread.call(() -> {
            what.run();
            return true;
        });
    }

    static void press(Scene scene, KeyCode... keys) {
        for (KeyCode key : keys) {
            Event.fireEvent(Objects.requireNonNullElse(scene.getFocusOwner(), scene.getRoot()),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            scene.snapshot(null);
        }
    }

    static String text(Scene scene, String id) {
        return ((Label) Objects.requireNonNull(scene.lookup("#" + id), id)).getText();
    }

    static void share(Scene scene, String number) {
        ((TextField) Objects.requireNonNull(scene.lookup("#present-share"))).setText(number);
        scene.snapshot(null);
    }

    static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /** Goes to the first question. */
    static void ask(Scene scene) {
        while (text(scene, "present-number").isEmpty()) {
            press(scene, KeyCode.PAGE_DOWN);
        }
    }

    /** Presses the key of a remote till there is no more; what was seen after each, which went on every time. */
    static List<String> toTheEnd(Scene scene) {
        List<String> all = new ArrayList<>();
        while (!text(scene, "present-advice").startsWith("That was all")) {
            press(scene, KeyCode.PAGE_DOWN);
            all.add(text(scene, "present-headline") + "|" + text(scene, "present-caption"));
            assertThat(all).hasSizeLessThan(200);
        }
        return all.subList(0, all.size() - 1);
    }
}
