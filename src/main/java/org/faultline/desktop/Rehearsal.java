package org.faultline.desktop;

import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One of each control that the first window shows and its curtain does not, styled and laid out and never seen, one after the other as long as the
 * document is still being read on another thread: what JavaFX has to load for them, and the stylesheets, are there when
 * the window is made. What is needed first comes first.
 */
final class Rehearsal {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 480;
    private static final List<Supplier<Node>> PARTS = List.of(Rehearsal::picture,
            () -> new MenuBar(new Menu("2", null, new MenuItem("3"))),
            () -> new ToggleButton("5", new FontIcon("fth-play")), () -> new ComboBox<String>(),
            () -> new TextField("6"), Slider::new, () -> new Hyperlink("7"), () -> new TabPane(new Tab("8", table())),
            () -> new SplitPane(new ScrollPane(new Label("9"))));

    private final VBox root = new VBox();
    private final Iterator<Supplier<Node>> parts = PARTS.iterator();
    private final BooleanSupplier enough;

    private Rehearsal(BooleanSupplier enough) {
        this.enough = enough;
    }

    /** Begins it in a theme, with text so many times larger than usual. Where the window lives. */
    static void begin(boolean dark, double scale, BooleanSupplier enough) {
        Rehearsal all = new Rehearsal(enough);
        MainWindow.dress(new Scene(all.root, WIDTH, HEIGHT), dark, scale);
        all.next();
    }

    private void next() {
        if (parts.hasNext() && !enough.getAsBoolean()) {
            root.getChildren().setAll(parts.next().get());
            root.applyCss();
            root.layout();
            Platform.runLater(this::next);
        }
    }

    private static Node picture() {
        Canvas canvas = new Canvas(1, 1);
        canvas.getGraphicsContext2D().fillText("0", 0, 0);
        return canvas;
    }

    private static Node table() {
        TableView<String> table = new TableView<>();
        table.getColumns().add(new TableColumn<>("10"));
        return table;
    }
}
