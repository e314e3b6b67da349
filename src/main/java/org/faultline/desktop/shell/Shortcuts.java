package org.faultline.desktop.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.PopupControl;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.grid.HeatSheet;
import org.faultline.desktop.grid.PageGrid;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.ViewSettings;
import org.jspecify.annotations.Nullable;

/**
 * The keys that no menu item can carry: those through the story wherever the keyboard is, also where a tab or a table would
 * take them, Esc to stop, ? for the keys, every plus to zoom, the menu key.
 */
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
    private final Asking asking;
    /** What goes through the story. */
    private final Map<KeyCode, Runnable> story;

    public Shortcuts(ViewSettings looks, Player player, Commands commands, StackCanvas canvas, Asking asking) {
        this.asking = asking;
        this.looks = looks;
        this.player = player;
        this.commands = commands;
        this.canvas = canvas;
        Runnable back = () -> player.step(-1);
        Runnable on = () -> player.step(1);
        story = Map.of(KeyCode.SPACE, player::toggle, KeyCode.LEFT, back, KeyCode.COMMA, back, KeyCode.RIGHT, on,
                KeyCode.PERIOD, on, KeyCode.HOME, () -> player.seek(0), KeyCode.END,
                () -> player.seek(Integer.MAX_VALUE));
    }

    /** Listens to the keys of {@code scene}. */
    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> menu(scene.getFocusOwner(), event));
        // Not at the scene: there the menu bar takes its arrows first.
        scene.getRoot().addEventFilter(KeyEvent.KEY_PRESSED, event -> told(scene.getFocusOwner(), event));
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene, event));
        scene.getRoot().addEventHandler(KeyEvent.KEY_PRESSED, event -> keep(scene, event));
    }

    private void told(@Nullable Node focus, KeyEvent event) {
        Optional.ofNullable(story.get(event.getCode()))
                .filter(way -> !looks.startShown().get() && isAlone(event) && !isTaken(event.getCode(), focus))
                .ifPresent(way -> {
                    way.run();
                    event.consume();
                });
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && (player.playing().get() || looks.looping().get())) {
            player.stop();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && !isMenuOpen() && asking.end()) {
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

    /** What has the keyboard shows its menu. JavaFX asks for it by itself where the system does, which GTK does not. */
    private static void menu(@Nullable Node focus, KeyEvent event) {
        boolean asked = event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown());
        if (!asked || focus == null || isMenuOpen()) {
            return;
        }
        Bounds in = focus.getBoundsInLocal();
        Point2D at = new Point2D(in.getMinX() + in.getWidth() / 4, in.getCenterY());
        Point2D screen = focus.localToScreen(at);
        focus.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, at.getX(), at.getY(),
                screen.getX(), screen.getY(), true, null));
        event.consume();
    }

    /** What is typed into a text is text, not a shortcut of the window. */
    private static void keep(Scene scene, KeyEvent event) {
        boolean shortcut = event.isShortcutDown() || event.isAltDown() || event.getCode().isFunctionKey()
                || event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER;
        if (scene.getFocusOwner() instanceof TextInputControl && !shortcut) {
            event.consume();
        }
    }

    private static boolean isAlone(KeyEvent event) {
        return !event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    }

    /**
     * Whether a key is for what has the keyboard. A text and a menu take every key, the pages their arrows; a button or a
     * choice takes Space only when the keyboard went there, not when it was just clicked.
     */
    private static boolean isTaken(KeyCode key, @Nullable Node focus) {
        boolean arrow = key == KeyCode.LEFT || key == KeyCode.RIGHT;
        return focus instanceof TextInputControl || isMenuOpen()
                || (arrow && (focus instanceof PageGrid || focus instanceof HeatSheet))
                || (key == KeyCode.SPACE && focus != null && focus.isFocusVisible() && presses(focus));
    }

    /** A menu or the list of a choice lies over the window and has its keys; a tip has none. */
    private static boolean isMenuOpen() {
        return Window.getWindows().stream().anyMatch(w -> w instanceof PopupControl && !(w instanceof Tooltip));
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
