package org.faultline.desktop.lessons;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Growing;
import org.faultline.desktop.paint.TabLeaves;
import org.faultline.format.words.Visible;

/** A text with its name above it: it works while it is typed. */
final class Typed extends VBox {
    /** So many lines are seen of a long text. */
    private static final int MOST_LINES = 16;
    private final TextInputControl text;
    private final Consumer<String> set;
    private boolean showing;
    private String shown = "";

    private Typed(String id, String name, TextInputControl text, Consumer<String> set) {
        this.text = text;
        this.set = set;
        Label label = new Label(WindowText.text(name));
        label.getStyleClass().add("muted");
        label.setLabelFor(text);
        text.setId(id);
        text.setAccessibleText(label.getText());
        text.textProperty().subscribe((before, now) -> typed(now));
        getChildren().addAll(label, text);
        getStyleClass().add("typed");
    }

    /** Of one line. */
    static Typed line(String id, String name, Consumer<String> set) {
        return new Typed(id, name, new TextField(), set);
    }

    /** Of as many lines as one likes; there is room for so many at first. */
    static Typed lines(String id, String name, int room, Consumer<String> set) {
        TextArea area = new TextArea();
        area.setPrefColumnCount(20);
        Growing.install(area, room, MOST_LINES);
        TabLeaves.install(area);
        return new Typed(id, name, area, set);
    }

    /** What stands there while nothing is typed. */
    Typed prompt(String words) {
        text.setPromptText(Visible.of(words));
        return this;
    }

    /** Shows what the document says, unless somebody is typing something else just now. */
    void show(String value) {
        shown = value;
        if (!text.isFocused() && !text.getText().equals(Visible.of(value))) {
            showing = true;
            text.setText(Visible.of(value));
            showing = false;
        }
    }

    private void typed(String now) {
        if (!showing) {
            set.accept(Visible.back(now, shown));
        }
    }
}
