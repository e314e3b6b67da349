package org.faultline.desktop.shell;

import java.util.function.Function;
import javafx.util.StringConverter;

/** The text of each choice of a combo box; nothing is ever typed into one. */
final class ChoiceText<T> extends StringConverter<T> {
    private final Function<T, String> name;

    ChoiceText(Function<T, String> name) {
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
