package org.faultline.desktop.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.desktop.paint.ChoiceText;

/** The two boxes in which somebody chooses A and B. They show what is wanted, and a change of it is no choice. */
final class HalfChoice {
    private final Halves halves;
    private final ComboBox<Half> left;
    private final ComboBox<Half> right;
    private boolean following;

    private HalfChoice(Halves halves, ComboBox<Half> left, ComboBox<Half> right) {
        this.halves = halves;
        this.left = left;
        this.right = right;
    }

    static void install(Halves halves, ComboBox<Half> left, ComboBox<Half> right) {
        HalfChoice choice = new HalfChoice(halves, left, right);
        List.of(left, right).forEach(box -> box.setConverter(new ChoiceText<>(Half::title)));
        halves.choices().subscribe(all -> choice.follow());
        halves.wanted().subscribe(wanted -> choice.follow());
        List.of(left, right).forEach(box -> box.valueProperty().subscribe((before, now) -> choice.chosen()));
    }

    private void follow() {
        following = true;
        List<Half> all = halves.choices().get();
        for (ComboBox<Half> box : List.of(left, right)) {
            if (!box.getItems().equals(all)) {
                box.getItems().setAll(all);
            }
        }
        left.setValue(halves.wanted().get().a());
        right.setValue(halves.wanted().get().b().orElse(null));
        following = false;
    }

    private void chosen() {
        if (!following && left.getValue() != null) {
            halves.choose(new Halves.Wanted(left.getValue(), Optional.ofNullable(right.getValue()), false));
        }
    }

    /** Lets a document that is dropped there be compared with, and not opened. */
    static void takeDrops(Node pane, Halves halves) {
        pane.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        pane.setOnDragDropped(event -> dropped(event, halves));
    }

    private static void dropped(DragEvent event, Halves halves) {
        if (event.getDragboard().hasFiles()) {
            Path file = event.getDragboard().getFiles().getFirst().toPath();
            halves.read(file);
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
