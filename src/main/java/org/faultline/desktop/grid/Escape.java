package org.faultline.desktop.grid;

import java.util.Optional;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Esc for what is in sight, wherever in the window the keyboard is, unless that has a use for it. */
final class Escape {
    private Escape() {}

    static void of(Node node, Runnable then) {
        EventHandler<KeyEvent> pressed = event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                then.run();
                event.consume();
            }
        };
        node.sceneProperty().subscribe((before, now) -> {
            Optional.ofNullable(before).ifPresent(s -> s.removeEventHandler(KeyEvent.KEY_PRESSED, pressed));
            Optional.ofNullable(now).ifPresent(s -> s.addEventHandler(KeyEvent.KEY_PRESSED, pressed));
        });
    }
}
