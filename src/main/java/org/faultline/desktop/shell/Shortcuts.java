package org.faultline.desktop.shell;

import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.ViewSettings;
import org.jspecify.annotations.Nullable;

/** The keys that no menu item can carry: Space where a table would take it, Esc to stop, ? for the keys, every plus to zoom. */
public final class Shortcuts {
    /** Wherever a keyboard has its plus. */
    private static final Set<KeyCode> ZOOM_IN = Set.of(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS);

    /** The text's size on keys of the number pad, and on the full stop of a French keyboard. */
    private static final Map<KeyCode, Integer> TEXT = Map.of(KeyCode.ADD, 1, KeyCode.SEMICOLON, 1, KeyCode.SUBTRACT,
            -1);

    private final ViewSettings looks;
    private final Player player;
    private final Commands commands;
    private final StackCanvas canvas;

    public Shortcuts(ViewSettings looks, Player player, Commands commands, StackCanvas canvas) {
        this.looks = looks;
        this.player = player;
        this.commands = commands;
        this.canvas = canvas;
    }

    /** Listens to the keys of {@code scene}. */
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
        scene.getRoot().addEventHandler(KeyEvent.KEY_PRESSED, event -> keep(scene, event));
    }

    private void pressed(Scene scene, KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()
                && !takesSpace(scene.getFocusOwner())) {
            player.toggle();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && player.playing().get()) {
            player.stop();
            event.consume();
        } else if (event.isShortcutDown() && event.isShiftDown() && TEXT.containsKey(event.getCode())) {
            looks.resizeText(TEXT.getOrDefault(event.getCode(), 0));
            event.consume();
        } else if (event.isShortcutDown() && ZOOM_IN.contains(event.getCode())) {
            canvas.zoomIn();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.SUBTRACT) {
            canvas.zoomOut();
            event.consume();
        }
    }

    /** What is typed into a text is text, not a shortcut of the window. */
    private static void keep(Scene scene, KeyEvent event) {
        boolean shortcut = event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey()
                || event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER;
        if (scene.getFocusOwner() instanceof TextInputControl && !shortcut) {
            event.consume();
        }
    }

    /** A text always does; a button or a choice only when the keyboard went there, not when it was just clicked. */
    private static boolean takesSpace(@Nullable Node focus) {
        return focus instanceof TextInputControl || (focus != null && focus.isFocusVisible() && presses(focus));
    }

    private static boolean presses(Node focus) {
        return focus instanceof ButtonBase || focus instanceof ComboBoxBase<?> || focus instanceof ChoiceBox<?>;
    }

    private void typed(Scene scene, KeyEvent event) {
        if (event.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
            commands.showKeys();
            event.consume();
        }
    }
}
