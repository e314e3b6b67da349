package org.faultline.desktop.shell;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Group;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.words.Visible;
import org.faultline.session.Session;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu bar, made of the commands, and the name of the document. */
public final class MenuController {
    private final SessionModel model;
    private final Documents documents;
    private final Commands commands;
    private final ViewSettings looks;
    @FXML
    private MenuBar menus;
    @FXML
    private HBox head;
    @FXML
    private Label name;

    public MenuController(SessionModel model, Documents documents, Commands commands, ViewSettings looks) {
        this.looks = looks;
        this.model = model;
        this.documents = documents;
        this.commands = commands;
    }

    @FXML
    void initialize() {
        menus.getMenus().addAll(menus(commands));
        head.managedProperty().bind(head.visibleProperty());
        looks.room().subscribe(room -> head.setVisible(room.hasMenus()));
        WholeText.tip(name);
        looks.startShown().subscribe(shown -> name.setVisible(!shown));
        model.session().subscribe(this::show);
    }

    private void show(Session session) {
        name.setText(Visible.of(documents.name()) + documents.mark());
    }

    /** Every menu, made anew. */
    static List<Menu> menus(Commands commands) {
        return commands.menus().stream().map(MenuController::menu).toList();
    }

    private static Menu menu(MenuEntry.Submenu entries) {
        Menu menu = new Menu(entries.title());
        for (List<? extends MenuEntry> group : entries.groups()) {
            if (!menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            group.forEach(entry -> menu.getItems().add(switch (entry) {
                case Command command -> item(command);
                case MenuEntry.Submenu below -> menu(below);
                case MenuEntry.Listed listed -> menu(listed);
                case MenuEntry.OneOf one -> menu(one);
            }));
        }
        return menu;
    }

    /** Filled each time it is opened; until then one line is there, or it would not open. */
    private static Menu menu(MenuEntry.Listed listed) {
        MenuItem nothing = new MenuItem(WindowText.text("menu.nothing"));
        nothing.setDisable(true);
        Menu menu = new Menu(listed.title(), new Group(), nothing);
        menu.setOnShowing(event -> {
            menu.getItems().setAll(listed.now().get().stream().map(MenuController::item).toList());
            if (menu.getItems().isEmpty()) {
                menu.getItems().add(nothing);
            }
        });
        return menu;
    }

    private static Menu menu(MenuEntry.OneOf one) {
        Menu menu = new Menu(one.title());
        ToggleGroup group = new ToggleGroup();
        one.choices().forEach(choice -> {
            RadioMenuItem item = new RadioMenuItem();
            item.setToggleGroup(group);
            choice.on().ifPresent(on -> on.subscribe(item::setSelected));
            item.setOnAction(event -> choice.action().run());
            menu.getItems().add(shown(item, choice));
        });
        return menu;
    }

    private static MenuItem item(Command command) {
        return shown(command.on().<MenuItem>map(on -> {
            CheckMenuItem check = new CheckMenuItem();
            on.subscribe(check::setSelected);
            check.setOnAction(event -> command.action().run());
            return check;
        }).orElseGet(() -> {
            MenuItem plain = new MenuItem();
            plain.setOnAction(event -> command.action().run());
            return plain;
        }), command);
    }

    private static MenuItem shown(MenuItem item, Command command) {
        item.textProperty().bind(command.text().map(Visible::of));
        item.disableProperty().bind(command.enabled().map(possible -> !possible));
        command.keys().ifPresent(item::setAccelerator);
        command.icon().map(FontIcon::new).ifPresent(item::setGraphic);
        return item;
    }
}
