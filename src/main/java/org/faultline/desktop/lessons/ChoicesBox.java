package org.faultline.desktop.lessons;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Predicting;
import org.faultline.format.LessonText;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;

/** One of what is offered. */
final class ChoicesBox extends VBox implements Input {
    private final Map<String, RadioButton> buttons = new LinkedHashMap<>();

    ChoicesBox(Predicting predicting, Keyed.Key key) {
        getStyleClass().add("picks");
        ToggleGroup group = new ToggleGroup();
        for (Keyed.Option option : key.options()) {
            RadioButton button = new RadioButton(Visible.of(LessonText.option(option)));
            button.setId("choose-" + option.id());
            button.setMnemonicParsing(false);
            button.setWrapText(true);
            button.setToggleGroup(group);
            button.setOnAction(event -> predicting.draft().set(Optional.of(new Reply.Chosen(option.id()))));
            buttons.put(option.id(), button);
            getChildren().add(button);
        }
    }

    @Override
    public void tell(Optional<Reply> draft) {
        buttons.forEach((id, button) -> button.setSelected(draft.equals(Optional.of(new Reply.Chosen(id)))));
    }
}
