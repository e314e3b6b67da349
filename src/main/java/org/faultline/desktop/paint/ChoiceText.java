package org.faultline.desktop.paint;

import java.util.function.Function;
import javafx.util.StringConverter;

/** The text of each choice of a combo box; nothing is ever typed into one. */
public final class ChoiceText<T> extends StringConverter<T> {
    private final Function<T, String> name;

    public ChoiceText(Function<T, String> name) {
        this.name = name;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : name.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException(text);
    }
}
