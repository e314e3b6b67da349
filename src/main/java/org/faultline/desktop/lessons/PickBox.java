package org.faultline.desktop.lessons;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;

/** Who or what is picked: the same as what is clicked in the picture. */
final class PickBox extends VBox implements Input {
    private final Label count = new Label();
    private final Keyed.Key key;
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();

    PickBox(Predicting predicting, Keyed.Key key) {
        this.key = key;
        getStyleClass().add("picks");
        count.getStyleClass().add("note");
        for (Keyed.Option option : key.options()) {
            CheckBox box = new CheckBox(Visible.of(LessonText.option(option)));
            box.setMnemonicParsing(false);
            box.setId("pick-" + option.id());
            box.setOnAction(event -> predicting.toggle(option.id()));
            boxes.put(option.id(), box);
            getChildren().add(box);
        }
        Button nobody = new Button(LessonWords.text("nobody"));
        nobody.setId("pick-nobody");
        nobody.getStyleClass().add("small");
        nobody.setOnAction(event -> predicting.draft().set(Optional.of(new Reply.Picked(new TreeSet<>()))));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox foot = new HBox(count, between, nobody);
        foot.getStyleClass().add("ways");
        getChildren().add(foot);
    }

    @Override
    public void tell(Optional<Reply> draft) {
        boxes.forEach((id, box) -> box.setSelected(picked(draft).contains(id)));
        count.setText(draft.isPresent() && picked(draft).isEmpty() ? LessonWords.text("nobody")
                : WindowText.text("lesson.chosen", picked(draft).size(), key.options().size()));
    }

    private static Set<String> picked(Optional<Reply> draft) {
        return draft.filter(Reply.Picked.class::isInstance).<Set<String>>map(r -> ((Reply.Picked) r).ids())
                .orElse(Set.of());
    }
}
