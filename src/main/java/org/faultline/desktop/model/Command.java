package org.faultline.desktop.model;

import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do: it has one place in the menu and one line in the palette, and most have keys.
 *
 * @param text what it is called now, with the mnemonic marked by an underscore
 * @param keys what to press for it
 * @param enabled whether it can be done now
 * @param on for a command that switches something: whether that is on
 * @param icon its sign, by the name it has among the Feather icons
 */
public record Command(ObservableValue<String> text, Optional<KeyCombination> keys, ObservableValue<Boolean> enabled,
        Optional<BooleanProperty> on, Optional<String> icon, Runnable action) implements MenuEntry {
    /** A command that can always be done, called by the message {@code key}. */
    public static Command of(String key, Runnable action) {
        return named(WindowText.text(key), action);
    }

    /** A command that can always be done, of that name. */
    public static Command named(String text, Runnable action) {
        return new Command(new ReadOnlyStringWrapper(text), Optional.empty(), new ReadOnlyBooleanWrapper(true),
                Optional.empty(), Optional.empty(), action);
    }

    /** A command that switches {@code on} on and off, called by the message {@code key}. */
    public static Command toggle(String key, BooleanProperty on) {
        return switching(new ReadOnlyStringWrapper(WindowText.text(key)), on);
    }

    /** A command that switches {@code on} on and off, of that name. */
    public static Command switching(ObservableValue<String> name, BooleanProperty on) {
        Command plain = named("", () -> on.set(!on.get()));
        return new Command(name, plain.keys, plain.enabled, Optional.of(on), plain.icon, plain.action);
    }

    /** One of several commands of which one is in force: as long as {@code chosen}. */
    public static Command choice(String text, BooleanExpression chosen, Runnable action) {
        Command plain = named(text, action);
        ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
        on.bind(chosen);
        return new Command(plain.text, plain.keys, plain.enabled, Optional.of(on), plain.icon, plain.action);
    }

    /** The same, with keys such as {@code Shortcut+O}. */
    public Command keys(String combination) {
        return new Command(text, Optional.of(KeyCombination.valueOf(combination)), enabled, on, icon, action);
    }

    /** The same, when {@code possible}. */
    public Command when(ObservableValue<Boolean> possible) {
        return new Command(text, keys, possible, on, icon, action);
    }

    /** The same, called otherwise from time to time. */
    public Command called(ObservableValue<String> name) {
        return new Command(name, keys, enabled, on, icon, action);
    }

    /** The same, and something more afterwards. */
    public Command and(Runnable more) {
        return new Command(text, keys, enabled, on, icon, () -> {
            action.run();
            more.run();
        });
    }

    /** The same, with a sign. */
    public Command icon(String sign) {
        return new Command(text, keys, enabled, on, Optional.of(sign), action);
    }

    /** What it is called now, without the mark of the mnemonic and without the dots of a question to come. */
    public String plainName() {
        return text.getValue().replaceAll("_(_?)", "$1").replace("…", "");
    }

    /** What to press for it, as people write it; empty when nothing. */
    public String keysText() {
        return keys.map(KeyCombination::getDisplayText).orElse("");
    }
}
