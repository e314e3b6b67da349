package org.faultline.desktop.shell;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.WindowText;

/** The sheet of keys: every command that has keys, by menu, and what the mouse and other keys do. */
public final class KeysController {
    private static final List<Other> OTHER = List.of(new Other("keys.esc.pressed", "keys.esc"),
            new Other("keys.help.pressed", "keys.help"), new Other("keys.point.pressed", "keys.point"),
            new Other("keys.tab.pressed", "keys.tab"), new Other("keys.arrows.pressed", "keys.arrows"),
            new Other("keys.grid.pressed", "keys.grid"),
            new Other("keys.heat.pressed", "keys.heat"), new Other("keys.leap.pressed", "keys.leap"),
            new Other("keys.mark.pressed", "keys.mark"), new Other("keys.menu.pressed", "keys.menu"),
            new Other("keys.rows.pressed", "keys.rows"),
            new Other("keys.stack.pressed", "keys.stack"), new Other("keys.enter.pressed", "keys.enter"),
            new Other("keys.address.pressed", "keys.address"),
            new Other("keys.wheel.pressed", "keys.wheel"),
            new Other("keys.drag.pressed", "keys.drag"), new Other("keys.together.pressed", "keys.together"),
            new Other("keys.choose.pressed", "keys.choose"), new Other("keys.move.pressed", "keys.move"));

    /** Lines of a column, and pixels between sections. */
    private static final int COLUMN = 27;
    private static final double BETWEEN = 18;
    private final Commands commands;
    private int filled;
    @FXML
    private FlowPane keys;

    /** What no menu item can carry: the messages of the keys and of what they do. */
    private record Other(String pressed, String what) {}

    public KeysController(Commands commands) {
        this.commands = commands;
    }

    @FXML
    void initialize() {
        List<MenuEntry.Submenu> menus = commands.menus();
        for (MenuEntry.Submenu menu : menus) {
            List<Command> listed = menu.commands().filter(c -> c.keys().isPresent()).toList();
            GridPane rows = rows();
            listed.forEach(c -> line(rows, c.keysText(), c.plainName()));
            add(section(menu.title().replace("_", ""), rows), listed.size());
        }
        GridPane rows = rows();
        OTHER.forEach(o -> line(rows, WindowText.text(o.pressed()), WindowText.text(o.what())));
        add(section(WindowText.text("keys.other"), rows), OTHER.size());
    }

    /** Puts a section into the last column, or into a new one when that is full. */
    private void add(Node section, int lines) {
        if (keys.getChildren().isEmpty() || (filled > 0 && filled + lines > COLUMN)) {
            keys.getChildren().add(new VBox(BETWEEN));
            filled = 0;
        }
        ((VBox) keys.getChildren().getLast()).getChildren().add(section);
        filled += lines + 2;
    }

    private static Node section(String title, GridPane rows) {
        Label head = new Label(title);
        head.getStyleClass().add("keys-head");
        return new VBox(4, head, rows);
    }

    private static GridPane rows() {
        GridPane rows = new GridPane(16, 3);
        rows.getStyleClass().add("keys-rows");
        return rows;
    }

    private static void line(GridPane rows, String keys, String what) {
        Label pressed = new Label(keys);
        pressed.getStyleClass().add("keys-pressed");
        pressed.setMinWidth(GridPane.USE_PREF_SIZE);
        Label does = new Label(what);
        does.setWrapText(true);
        does.setMinHeight(GridPane.USE_PREF_SIZE);
        rows.addRow(rows.getRowCount(), pressed, does);
    }
}
