package org.faultline.desktop;

import javafx.scene.Scene;
import javafx.scene.control.Button;
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
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One of each control that the first window shows, styled and laid out and never seen. Done while the document is read on
 * another thread: what JavaFX has to load for them, and the stylesheets, are there when the window is made.
 */
final class Rehearsal {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 480;

    private Rehearsal() {}

    /** Holds it in a theme, with text so many times larger than usual. Where the window lives. */
    static void hold(boolean dark, double scale) {
        TableView<String> table = new TableView<>();
        table.getColumns().add(new TableColumn<>("1"));
        HBox tools = new HBox(new ToggleButton("1", new FontIcon("fth-play")), new Button("2"), new ComboBox<String>(),
                new TextField("3"), new Slider(), new Label("4"), new Hyperlink("5"));
        TabPane tabs = new TabPane(new Tab("6", table));
        SplitPane middle = new SplitPane(new ScrollPane(new VBox(new Label("7"))), tabs);
        BorderPane root = new BorderPane(middle);
        root.setTop(new VBox(new MenuBar(new Menu("8", null, new MenuItem("9"))), tools));
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        MainWindow.dress(scene, dark, scale);
        root.applyCss();
        root.layout();
    }
}
