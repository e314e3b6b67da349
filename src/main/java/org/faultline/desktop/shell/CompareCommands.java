package org.faultline.desktop.shell;

import java.util.List;
import java.util.Optional;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.Comparing.Shows;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.DesignText;

/** Comparing the story with the same under another kernel, and going through what differs. */
final class CompareCommands {
    private CompareCommands() {}

    static List<MenuEntry> of(Comparing comparing, ViewSettings looks) {
        List<Command> kernels = Designs.all().stream()
                .map(design -> Command.named(DesignText.title(design), () -> {
                    comparing.other().set(Optional.of(design));
                    looks.compareShown().set(true);
                })).toList();
        return List.of(new MenuEntry.Submenu(WindowText.text("menu.compare"), List.of(kernels)),
                Command.of("menu.compare.next", () -> comparing.go(true)).keys("Alt+Down").when(comparing.isFound()),
                Command.of("menu.compare.previous", () -> comparing.go(false)).keys("Alt+Up")
                        .when(comparing.isFound()),
                shows(comparing, "menu.compare.a", Shows.A).keys("1"),
                shows(comparing, "menu.compare.b", Shows.B).keys("2"),
                shows(comparing, "menu.compare.both", Shows.BOTH).keys("3"));
    }

    private static Command shows(Comparing comparing, String name, Shows what) {
        return Command.of(name, () -> comparing.shows().set(what)).when(comparing.isOn());
    }
}
