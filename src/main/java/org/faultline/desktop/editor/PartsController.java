package org.faultline.desktop.editor;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Builder;
import org.faultline.desktop.model.WindowText;
import org.faultline.edit.Part;
import org.faultline.edit.Parts;

/** The palette: every part by layer. A click or Enter adds it where it fits; it can be dragged to where it is to go. */
public final class PartsController {
    private final Builder builder;
    @FXML
    private VBox parts;

    public PartsController(Builder builder) {
        this.builder = builder;
    }

    @FXML
    void initialize() {
        for (Part.Layer layer : Part.Layer.values()) {
            Label head = new Label(WindowText.text(heading(layer)));
            head.getStyleClass().add("section-title");
            head.setWrapText(true);
            FlowPane buttons = new FlowPane(4, 4);
            Parts.all().stream().filter(p -> p.layer() == layer).map(this::button)
                    .forEach(buttons.getChildren()::add);
            VBox section = new VBox(2, head, buttons);
            section.setId(id(layer));
            parts.getChildren().add(section);
        }
    }

    /** By which the part of the palette is found that shows a layer. */
    static String id(Part.Layer layer) {
        return "layer-" + layer.name();
    }

    private static String heading(Part.Layer layer) {
        return switch (layer) {
            case MEMORY -> "build.layer.memory";
            case BLOCK -> "build.layer.block";
            case FILESYSTEM -> "build.layer.filesystem";
            case FILE -> "build.layer.file";
            case PROCESS -> "build.layer.process";
            case WATCHER -> "build.layer.watcher";
        };
    }

    private Node button(Part part) {
        Button button = new Button(part.title());
        button.setMnemonicParsing(false);
        button.getStyleClass().add("part");
        button.setTooltip(new Tooltip(part.meaning()));
        button.setAccessibleText(part.title() + ": " + part.meaning());
        button.setOnAction(event -> builder.add(part));
        button.setOnDragDetected(event -> {
            Dragboard board = button.startDragAndDrop(TransferMode.COPY);
            ClipboardContent content = new ClipboardContent();
            content.putString(part.title());
            board.setContent(content);
            builder.dragged().set(Optional.of(part));
            event.consume();
        });
        button.setOnDragDone(event -> builder.dragged().set(Optional.empty()));
        return button;
    }
}
