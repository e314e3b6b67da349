package org.faultline.desktop.present;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.model.ViewSettings;

/** The keys of whoever presents; the small remotes send Page Up, Page Down, a full stop or B, and Esc. */
final class RemoteKeys {
    private static final Set<KeyCode> HELP = Set.of(KeyCode.H, KeyCode.F1);

    private final Board board;
    private final Map<KeyCode, Runnable> keys = new HashMap<>();
    private final Map<KeyCode, Runnable> shortcuts = new HashMap<>();

    RemoteKeys(Show show, Board board, Picture picture, ViewSettings looks, Runnable leave) {
        this.board = board;
        for (KeyCode next : new KeyCode[]{KeyCode.PAGE_DOWN, KeyCode.RIGHT, KeyCode.SPACE, KeyCode.ENTER}) {
            keys.put(next, show::next);
        }
        keys.put(KeyCode.PAGE_UP, show::previous);
        keys.put(KeyCode.LEFT, show::previous);
        keys.put(KeyCode.R, show::reveal);
        keys.put(KeyCode.B, show::blacken);
        keys.put(KeyCode.PERIOD, show::blacken);
        keys.put(KeyCode.P, board.marks()::togglePen);
        keys.put(KeyCode.S, board.marks()::toggleLight);
        keys.put(KeyCode.E, board.marks()::erase);
        keys.put(KeyCode.V, board::others);
        HELP.forEach(key -> keys.put(key, board::toggleKeys));
        keys.put(KeyCode.ESCAPE, leave);
        keys.put(KeyCode.F11, leave);
        keys.put(KeyCode.PLUS, picture::zoomIn);
        keys.put(KeyCode.ADD, picture::zoomIn);
        keys.put(KeyCode.EQUALS, picture::zoomIn);
        keys.put(KeyCode.MINUS, picture::zoomOut);
        keys.put(KeyCode.SUBTRACT, picture::zoomOut);
        shortcuts.put(KeyCode.DIGIT0, picture::fit);
        shortcuts.put(KeyCode.D, () -> looks.dark().set(!looks.dark().get()));
    }

    /** Makes them work in a scene: that of the class, or the one with notes. */
    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
    }

    private void pressed(KeyEvent event) {
        Map<KeyCode, Runnable> all = event.isShortcutDown() ? shortcuts : keys;
        Runnable action = all.get(event.getCode());
        if (!HELP.contains(event.getCode())) {
            board.hideKeys();
        }
        if (action != null && !event.isAltDown()) {
            action.run();
            event.consume();
        }
    }

    /** A share is typed wherever the keyboard is. */
    private void typed(Scene scene, KeyEvent event) {
        boolean digit = event.getCharacter().matches("\\d") && !event.isShortcutDown();
        if (digit && !(scene.getFocusOwner() instanceof TextInputControl)) {
            board.type(event.getCharacter());
            event.consume();
        }
    }
}
