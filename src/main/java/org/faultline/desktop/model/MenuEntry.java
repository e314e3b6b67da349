package org.faultline.desktop.model;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A line of a menu: a command, or a menu of its own. */
public sealed interface MenuEntry permits Command, MenuEntry.Submenu, MenuEntry.Listed, MenuEntry.OneOf {
    /**
     * A menu.
     *
     * @param title with the mnemonic marked by an underscore
     * @param groups what a line is drawn between
     */
    record Submenu(String title, List<List<? extends MenuEntry>> groups) implements MenuEntry {}

    /**
     * A menu whose lines are others from time to time.
     *
     * @param title with the mnemonic marked by an underscore
     * @param now gives its lines as they are just now
     */
    record Listed(String title, Supplier<List<Command>> now) implements MenuEntry {}

    /**
     * A menu of commands that each switch the others off.
     *
     * @param title with the mnemonic marked by an underscore
     */
    record OneOf(String title, List<Command> choices) implements MenuEntry {}

    /** The command itself, or every command below the menu, in order. */
    default Stream<Command> commands() {
        return switch (this) {
            case Command command -> Stream.of(command);
            case Listed listed -> listed.now().get().stream();
            case OneOf one -> one.choices().stream();
            case Submenu menu -> menu.groups().stream().flatMap(List::stream).flatMap(MenuEntry::commands);
        };
    }
}
