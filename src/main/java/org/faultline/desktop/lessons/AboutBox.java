package org.faultline.desktop.lessons;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Lesson.Hidden;
import org.faultline.lesson.LessonDraft;

/** What a lesson is for, what it says before and after, and what it hides until it was predicted. */
final class AboutBox extends VBox {
    private final AuthorEdits edits;
    private final Map<String, Typed> texts = new LinkedHashMap<>();
    private final Typed minutes;
    private final Label wrong = new Label(WindowText.text("author.minutes.wrong"));
    private final Map<Hidden, CheckBox> hidden = new EnumMap<>(Hidden.class);
    private final LockBox lock;

    AboutBox(AuthorEdits edits) {
        this.edits = edits;
        getStyleClass().add("about");
        minutes = Typed.line("lesson-minutes", "author.minutes", this::take);
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        wrong.setVisible(false);
        wrong.managedProperty().bind(wrong.visibleProperty());
        Typed audience = line("audience", "author.audience");
        HBox.setHgrow(audience, Priority.ALWAYS);
        HBox both = new HBox(audience, minutes);
        both.getStyleClass().add("both");
        lock = new LockBox(edits);
        getChildren().addAll(hide(), lines("goal", "author.goal", 1), both, wrong,
                lines("introduction", "author.introduction", 2),
                lines("explanation", "author.explanation.last", 2), lock);
    }

    private Typed line(String key, String name) {
        Typed typed = Typed.line("lesson-" + key, name, t -> edits.say(key, WindowText.text(name), t));
        texts.put(key, typed);
        return typed;
    }

    private Typed lines(String key, String name, int room) {
        Typed typed = Typed.lines("lesson-" + key, name, room, t -> edits.say(key, WindowText.text(name), t));
        texts.put(key, typed);
        return typed;
    }

    private VBox hide() {
        Label title = new Label(WindowText.text("author.hide"));
        title.getStyleClass().add("section-title");
        FlowPane boxes = new FlowPane();
        boxes.getStyleClass().add("hidden");
        Stream.of(Hidden.values()).forEach(what -> {
            String name = WindowText.text(switch (what) {
                case PAGE_TABLES -> "author.hide.tables";
                case ADDRESSES -> "author.hide.addresses";
                case DESIGN -> "author.hide.kernel";
            });
            CheckBox box = new CheckBox(name);
            box.setId("hide-" + what.word());
            box.setOnAction(event -> edits.hide(what, name, box.isSelected()));
            hidden.put(what, box);
            boxes.getChildren().add(box);
        });
        return new VBox(title, boxes);
    }

    private void take(String typed) {
        boolean good = typed.matches("[0-9]{1,3}") && Integer.parseInt(typed) >= 1
                && Integer.parseInt(typed) <= Lesson.MOST_MINUTES;
        wrong.setVisible(!good && !typed.isEmpty());
        if (good || typed.isEmpty()) {
            edits.take(typed.isEmpty() ? 1 : Integer.parseInt(typed));
        }
    }

    void show(LessonDraft draft) {
        texts.forEach((key, typed) -> typed.show(draft.said(key)));
        minutes.show(draft.minutes().map(String::valueOf).orElse(""));
        hidden.forEach((what, box) -> box.setSelected(draft.hides(what)));
        lock.show(draft);
    }
}
