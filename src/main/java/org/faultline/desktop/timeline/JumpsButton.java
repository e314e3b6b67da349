package org.faultline.desktop.timeline;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.Jumps;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;

/** Where to go next in the story by what happens there, with the keys for it; and the current step again and again. */
final class JumpsButton {
    private final Player player;
    private final ViewSettings looks;
    private final MenuButton button;

    JumpsButton(Player player, ViewSettings looks, MenuButton button) {
        this.player = player;
        this.looks = looks;
        this.button = button;
    }

    void install() {
        button.setTooltip(new Tooltip(WindowText.text("timeline.jumps")));
        button.getItems().setAll(Jumps.of(player).stream().map(JumpsButton::item).toList());
        CheckMenuItem loop = new CheckMenuItem(WindowText.text("timeline.loop"));
        loop.setOnAction(event -> {
            loop.setSelected(looks.looping().get());
            player.loop();
        });
        looks.looping().subscribe(loop::setSelected);
        button.getItems().addAll(new SeparatorMenuItem(), loop);
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem(WindowText.text("timeline.jump", command.plainName(), command.keysText()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> command.action().run());
        return item;
    }
}
