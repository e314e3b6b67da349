package org.faultline.desktop.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import org.faultline.compare.Comparison;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.CompareWords;

/**
 * What is said above the tables.
 *
 * @param difference the difference of a row, or what to do
 * @param reason the rule behind it
 * @param note what is wrong with the last choice, or that both halves are not of the same stack
 */
record CompareHead(Label difference, Label reason, Label note) {
    void install() {
        List.of(difference, reason, note).forEach(WholeText::tip);
        Stream.of(reason, note).forEach(label -> label.managedProperty().bind(label.visibleProperty()));
    }

    /** Where there is little room, a line for each; tips say the rest. */
    void fold(boolean low) {
        List.of(difference, reason).forEach(label -> label.setWrapText(!low));
    }

    /** The difference of a row and the rule behind it; of a row that does not differ by itself the first difference. */
    void tell(Sides.Answer answer, int row, Optional<Half> picked) {
        switch (answer) {
            case Sides.Answer.Two two -> {
                CompareWords words = new CompareWords(two.comparison());
                say(words.head(row), words.reason(row));
            }
            case Sides.Answer.All all -> say(picked.map(p -> WindowText.text("compare.picked", p.title()))
                    .orElseGet(() -> WindowText.text("compare.matrix.head", all.matrix().own().title())),
                    Optional.empty());
            case Sides.Answer.Nothing n -> say(WindowText.text("compare.ask"), Optional.empty());
            case Sides.Answer.Refused r -> say(WindowText.text("compare.ask"), Optional.empty());
            case Sides.Answer.Stopped s -> say(WindowText.text("compare.ask"), Optional.empty());
        }
    }

    private void say(String head, Optional<String> below) {
        difference.setText(head);
        reason.setText(below.orElse(""));
        reason.setVisible(below.isPresent());
    }

    /** @param refused why the last choice cannot be compared with, line by line */
    void note(List<String> refused, Optional<Comparison> found) {
        Optional<String> strange = found.flatMap(c -> c.stranger().map(s -> WindowText.text(
                "compare.stranger", new CompareWords(c).name(s),
                WindowText.text(s.right() ? "compare.b.head" : "compare.a.head"))));
        note.setText(refused.isEmpty() ? strange.orElse("") : String.join("\n", refused));
        note.setVisible(!note.getText().isEmpty());
    }
}
