package org.faultline.desktop.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.MenuEntry;

/** Commands that can be given only while {@code open}: not while a lesson waits for an answer. */
record Guard(ObservableValue<Boolean> open) {
    Command of(Command command) {
        return command.when(open.flatMap(o -> command.enabled().map(enabled -> o && enabled)));
    }

    MenuEntry.Submenu of(MenuEntry.Submenu menu) {
        return new MenuEntry.Submenu(menu.title(), menu.groups().stream()
                .<List<? extends MenuEntry>>map(group -> group.stream().map(this::of).toList()).toList());
    }

    MenuEntry of(MenuEntry entry) {
        return switch (entry) {
            case Command command -> of(command);
            case MenuEntry.Submenu menu -> of(menu);
            case MenuEntry.Listed listed -> new MenuEntry.Listed(listed.title(),
                    () -> listed.now().get().stream().map(this::of).toList());
            case MenuEntry.OneOf one -> new MenuEntry.OneOf(one.title(), one.choices().stream().map(this::of).toList());
        };
    }
}
