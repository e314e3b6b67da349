package org.faultline.desktop.timeline;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.RunList;
import org.faultline.desktop.model.WindowText;
import org.faultline.document.Runs;
import org.faultline.format.words.Visible;

/** The name of the run that is shown, once there are several: it opens the list of all, to go to one or to forget one. */
final class RunsButton {
    private final RunList list;
    private final MenuButton button;

    RunsButton(RunList list, MenuButton button) {
        this.list = list;
        this.button = button;
    }

    void install() {
        button.visibleProperty().bind(list.several());
        button.managedProperty().bind(list.several());
        button.setTooltip(new Tooltip());
        button.setMnemonicParsing(false);
        button.setOnShowing(event -> fill());
        list.runs().subscribe(runs -> {
            show(runs.open());
            button.getItems().setAll(new MenuItem());
        });
    }

    private void show(Runs.One open) {
        button.setText(Visible.of(RunList.brief(open.name())));
        button.setAccessibleText(WindowText.text("timeline.runs", open.name()));
        button.getTooltip().setText(open.from()
                .map(from -> WindowText.text("timeline.runs.made", open.name(), from, open.step()))
                .orElseGet(() -> WindowText.text("timeline.runs.first", open.name())));
    }

    /** The list is made when somebody wants to see it: counting the steps of a run acts it out. */
    private void fill() {
        button.getItems().setAll(list.commands().stream().map(RunsButton::item).toList());
        MenuItem forget = new MenuItem(WindowText.text("menu.run.forget"));
        forget.setOnAction(event -> list.forget());
        button.getItems().addAll(new SeparatorMenuItem(), forget);
    }

    private static MenuItem item(Command command) {
        RadioMenuItem item = new RadioMenuItem(Visible.of(command.plainName()));
        item.setMnemonicParsing(false);
        command.on().ifPresent(on -> item.setSelected(on.get()));
        item.setOnAction(event -> command.action().run());
        return item;
    }
}
