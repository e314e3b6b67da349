package org.faultline.desktop.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Visible;

/** The command palette: type some letters of what you want to do, Enter does it. */
public final class PaletteController {
    private final Commands commands;
    private final Builder builder;
    @FXML
    private TextField words;
    @FXML
    private ListView<Found> found;

    /** A line of the palette: what it says, its keys, and what it does. */
    record Found(String text, String keys, Runnable action) {
        /** Whether every word is somewhere in the text. */
        boolean matches(String typed) {
            String whole = text.toLowerCase(Locale.ROOT);
            return words(typed).allMatch(whole::contains);
        }

        /** How far its own name, which is last in the text, is from all that is typed or its last word; 0 is the same. */
        int away(String typed) {
            String name = text.substring(text.lastIndexOf(": ") + 2).toLowerCase(Locale.ROOT);
            String last = words(typed).reduce((a, b) -> b).orElse("");
            return Math.min(away(name, last), away(name, typed.toLowerCase(Locale.ROOT).strip()));
        }

        private static int away(String name, String typed) {
            return name.equals(typed) ? 0 : name.startsWith(typed) ? 1 : name.contains(typed) ? 2 : 3;
        }

        private static Stream<String> words(String typed) {
            return Arrays.stream(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        }
    }

    public PaletteController(Commands commands, Builder builder) {
        this.commands = commands;
        this.builder = builder;
    }

    @FXML
    void initialize() {
        List<Found> all = Stream.of(commands.menus().stream().flatMap(menu -> entries("", menu)), kernels(), items())
                .flatMap(lines -> lines).toList();
        words.textProperty().subscribe(typed -> {
            found.getItems().setAll(all.stream().filter(f -> f.matches(typed))
                    .sorted(Comparator.<Found>comparingInt(f -> f.away(typed)).thenComparing(f -> f.keys().isEmpty()))
                    .toList());
            found.getSelectionModel().selectFirst();
        });
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        words.setOnAction(event -> act());
        found.setOnMouseClicked(event -> act());
        found.setCellFactory(list -> new Line());
    }

    private static Stream<Found> entries(String path, MenuEntry entry) {
        return switch (entry) {
            case Command command -> found(path, command);
            case MenuEntry.Submenu menu -> {
                String below = below(path, menu.title());
                yield menu.groups().stream().flatMap(List::stream).flatMap(e -> entries(below, e));
            }
            case MenuEntry.Listed listed -> listed.commands().flatMap(c -> found(below(path, listed.title()), c));
            case MenuEntry.OneOf one -> one.commands().flatMap(c -> found(below(path, one.title()), c));
        };
    }

    private static Stream<Found> found(String path, Command command) {
        return command.enabled().getValue()
                ? Stream.of(new Found(path + ": " + command.plainName(), command.keysText(), command.action()))
                : Stream.empty();
    }

    private static String below(String path, String title) {
        String name = title.replace("_", "");
        return path.isEmpty() ? name : path + " › " + name;
    }

    private Stream<Found> kernels() {
        return Designs.all().stream().map(design -> new Found(WindowText.text("palette.kernel",
                DesignText.title(design)), "", () -> builder.model().setDesign(design, () -> {})));
    }

    /** Everything in the document that has a name, to be selected. */
    private Stream<Found> items() {
        return builder.items().all().stream()
                .map(i -> new Found(WindowText.text("palette.item", i.kind(), i.name()), "",
                        () -> builder.show(i.id())));
    }

    /** Up and down move the choice while the words keep the keyboard. */
    private void move(KeyEvent event) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            int last = found.getItems().size() - 1;
            int next = Math.clamp(found.getSelectionModel().getSelectedIndex() + by, Math.min(0, last),
                    Math.max(0, last));
            found.getSelectionModel().select(next);
            found.scrollTo(Math.max(0, next - 3));
            event.consume();
        }
    }

    private void act() {
        Optional.ofNullable(found.getSelectionModel().getSelectedItem()).ifPresent(line -> {
            Optional.ofNullable(words.getScene().getWindow()).ifPresent(window -> window.hide());
            Platform.runLater(line.action());
        });
    }

    /** A command with its keys at the right. */
    private static final class Line extends ListCell<Found> {
        @Override
        protected void updateItem(Found line, boolean empty) {
            super.updateItem(line, empty);
            if (empty) {
                setGraphic(null);
            } else {
                BorderPane row = new BorderPane();
                row.setLeft(new Label(Visible.of(line.text())));
                row.setRight(new Label(line.keys()));
                BorderPane.setAlignment(row.getLeft(), Pos.CENTER_LEFT);
                BorderPane.setAlignment(row.getRight(), Pos.CENTER_RIGHT);
                setGraphic(row);
            }
        }
    }
}
