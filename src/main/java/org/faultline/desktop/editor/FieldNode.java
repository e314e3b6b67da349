package org.faultline.desktop.editor;

import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.desktop.paint.TabLeaves;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.format.words.Visible;
import org.faultline.part.Field;

/** One field of a form: the control that fits its type. It tells what is typed, and shows what the document has. */
final class FieldNode {
    private final Field field;
    private final Node node;
    private final Consumer<String> set;
    private final Runnable restored;
    /** Puts a value into the control. */
    private Consumer<String> put = value -> {};
    /** While it is made and while a value is shown nobody types. */
    private boolean showing = true;
    /** What was to be shown last. */
    private String shown = "";

    /**
     * @param set takes what is typed
     * @param restored is told when somebody took back what they typed, with Escape
     */
    FieldNode(Field field, Items items, Consumer<String> set, Runnable restored) {
        this.field = field;
        this.set = set;
        this.restored = restored;
        node = make(items);
        node.setId("field-" + field.key().replace('/', '-'));
        node.setAccessibleText(field.title());
        showing = false;
    }

    Field field() {
        return field;
    }

    Node node() {
        return node;
    }

    /** Shows a value, unless somebody is typing another one just now. */
    void show(String value) {
        shown = value;
        showing = true;
        put.accept(value);
        showing = false;
    }

    /** Says what is meant while nothing is typed. */
    void hint(String meant) {
        if (node instanceof TextInputControl text) {
            text.setPromptText(Visible.of(meant));
        }
    }

    private Node make(Items items) {
        return switch (field.type()) {
            case Field.Type.Size s -> text(new TextField());
            case Field.Type.Count c -> text(new TextField());
            case Field.Type.Words w -> text(new TextField());
            case Field.Type.Pid p -> text(new TextField());
            case Field.Type.Made m -> text(new TextField());
            case Field.Type.Lines l -> lines();
            case Field.Type.Extents e -> lines();
            case Field.Type.Copies c -> lines();
            case Field.Type.Truth t -> truth();
            case Field.Type.Choice c -> words(c.words());
            case Field.Type.Reference r ->
                    words(Stream.concat(r.optional() ? Stream.of("") : Stream.of(),
                            items.ofKind(r.kinds().toArray(String[]::new)).map(Item::id)).toList());
        };
    }

    private Node text(TextInputControl text) {
        text.setTooltip(new Tooltip(field.meaning()));
        text.textProperty().subscribe(words -> typed(Visible.back(words, shown)));
        text.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                showing = true;
                text.setText(Visible.of(shown));
                showing = false;
                restored.run();
            }
        });
        put = value -> {
            if (!text.isFocused() && !text.getText().equals(Visible.of(value))) {
                text.setText(Visible.of(value));
            }
        };
        return text;
    }

    /** Several lines; Tab leaves it, as it leaves every other field. */
    private Node lines() {
        TextArea area = new TextArea();
        area.setPrefRowCount(2);
        area.setPrefColumnCount(12);
        TabLeaves.install(area);
        return text(area);
    }

    private Node truth() {
        CheckBox box = new CheckBox();
        box.setTooltip(new Tooltip(field.meaning()));
        box.selectedProperty().subscribe(on -> typed(Boolean.toString(on)));
        put = value -> box.setSelected(Boolean.parseBoolean(value));
        return box;
    }

    private Node words(java.util.List<String> words) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(words);
        put = box::setValue;
        box.setTooltip(new Tooltip(field.meaning()));
        box.valueProperty().subscribe(word -> {
            if (word != null) {
                typed(word);
            }
        });
        return box;
    }

    private void typed(String text) {
        if (!showing) {
            set.accept(text);
        }
    }
}
