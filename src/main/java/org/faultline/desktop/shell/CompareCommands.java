package org.faultline.desktop.shell;

import java.util.List;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.Comparing.Shows;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.desktop.model.MenuEntry;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/** Comparing the story with another run, and going through what differs. */
final class CompareCommands {
    private final Comparing comparing;
    private final Halves halves;
    private final ViewSettings looks;
    private final Dialogs dialogs;

    private CompareCommands(Comparing comparing, ViewSettings looks, Dialogs dialogs) {
        this.comparing = comparing;
        this.halves = comparing.halves();
        this.looks = looks;
        this.dialogs = dialogs;
    }

    static List<List<? extends MenuEntry>> of(Comparing comparing, ViewSettings looks, Dialogs dialogs) {
        CompareCommands all = new CompareCommands(comparing, looks, dialogs);
        return List.of(all.choices(), all.walk());
    }

    private List<MenuEntry> choices() {
        List<Command> kernels = Designs.all().stream().map(Half.Under::new).map(this::with).toList();
        return List.of(new MenuEntry.Submenu(WindowText.text("menu.compare"), List.of(kernels)),
                new MenuEntry.Listed(WindowText.text("menu.compare.run"), () -> halves.choices().get().stream()
                        .filter(half -> !(half instanceof Half.Under)).map(this::with).toList()),
                Command.of("menu.compare.file", this::withFile),
                Command.of("menu.compare.keep",
                        () -> dialogs.nameToKeep(halves.proposed()).ifPresent(halves::keep)));
    }

    private Command with(Half half) {
        return Command.named(half.title().replace("_", "__"), () -> {
            halves.choose(half);
            looks.compareShown().set(true);
        });
    }

    private void withFile() {
        dialogs.fileToOpen().ifPresent(file -> {
            looks.compareShown().set(true);
            halves.read(file);
        });
    }

    private List<Command> walk() {
        return List.of(
                Command.of("menu.compare.next", () -> comparing.go(true)).keys("Alt+Down").when(comparing.isFound()),
                Command.of("menu.compare.previous", () -> comparing.go(false)).keys("Alt+Up")
                        .when(comparing.isFound()),
                shows("menu.compare.a", Shows.A).keys("1"), shows("menu.compare.b", Shows.B).keys("2"),
                shows("menu.compare.both", Shows.BOTH).keys("3"));
    }

    private Command shows(String name, Shows what) {
        return Command.of(name, () -> comparing.shows().set(what))
                .when(comparing.found().map(found -> comparing.can(what)));
    }
}
