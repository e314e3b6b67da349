package org.faultline.desktop.paint;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.faultline.format.words.Visible;
import org.faultline.picture.Box;

/** A name being changed where it stands in a picture: Enter or leaving it takes what is typed, Esc does not. */
public final class NameField extends TextField {
    private static final double NARROWEST = 120;
    private Consumer<String> taken = name -> {};
    private String before = "";

    /** @param what says what it is for, also to those who cannot see it */
    public NameField(String id, String what) {
        setId(id);
        setAccessibleText(what);
        setPromptText(what);
        setManaged(false);
        setVisible(false);
        setOnAction(event -> end(true));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end(false);
                event.consume();
            }
        });
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                end(true);
            }
        });
    }

    /** Shows the old name over a part of {@code home}, to be typed over; tells another one. */
    public void ask(Region home, Box place, String name, Consumer<String> then) {
        taken = then;
        before = name;
        setText(Visible.of(name));
        setVisible(true);
        applyCss();
        double width = Math.min(Math.max(NARROWEST, place.width()), 2 * NARROWEST);
        double left = Math.clamp(place.centerX() - width / 2, 4, Math.max(4, home.getWidth() - width - 4));
        resizeRelocate(left, Math.clamp(place.y(), 2, Math.max(2, home.getHeight() - 30)), width, prefHeight(width));
        requestFocus();
        selectAll();
    }

    private void end(boolean take) {
        if (isVisible()) {
            setVisible(false);
            Node home = getParent();
            home.requestFocus();
            String name = Visible.back(getText(), before);
            if (take && !name.isBlank() && !name.equals(before)) {
                taken.accept(name);
            }
        }
    }
}
