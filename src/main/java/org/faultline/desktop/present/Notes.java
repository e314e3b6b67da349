package org.faultline.desktop.present;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Visible;
import org.faultline.lesson.key.Keyed;

/** What only whoever presents sees: the answer, which mistakes lead to which wrong ones, and what comes next. */
final class Notes extends VBox {
    private final Show show;

    Notes(Show show) {
        this.show = show;
        setId("present-notes");
        getStyleClass().add("present-notes");
        show.stand().subscribe(now -> getChildren().setAll(lines(now.slide()).stream().map(Notes::label).toList()));
    }

    private static Label label(String text) {
        Label label = new Label(Visible.of(text));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private List<String> lines(Slide slide) {
        List<String> all = new ArrayList<>();
        if (slide instanceof Slide.Asked asked) {
            if (!asked.ask().words().hint().isEmpty()) {
                all.add(WindowText.text("present.notes.hint", asked.ask().words().hint()));
            }
            show.sitting().flatMap(s -> s.key(asked.ask())).ifPresent(key -> {
                all.add(WindowText.text("present.answer", Letters.named(key, key.truth())));
                key.traps().forEach(trap -> all.add(trap(key, trap)));
            });
        }
        all.add(show.coming().map(next -> WindowText.text("present.notes.next", next))
                .orElseGet(() -> WindowText.text("present.last")));
        return all;
    }

    private static String trap(Keyed.Key key, Keyed.Trap trap) {
        return WindowText.text("present.notes.trap", Letters.named(key, trap.reply()),
                LessonWords.of(trap.mistake()));
    }
}
