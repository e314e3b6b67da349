package org.faultline.desktop.shell;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.faultline.address.LayerId;
import org.faultline.desktop.canvas.StackCanvas;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.playback.Whereabouts;

/** The field that takes an address of a page in any form, and the line below it that answers. */
final class AddressBar {
    /** An answer that is no refusal. */
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
    private final SessionModel model;
    private final Player player;
    private final StackCanvas canvas;
    private final TextField address;
    private final Label answer;

    AddressBar(SessionModel model, Player player, StackCanvas canvas, TextField address, Label answer) {
        this.model = model;
        this.player = player;
        this.canvas = canvas;
        this.address = address;
        this.answer = answer;
    }

    void install() {
        WholeText.tip(answer);
        address.textProperty().subscribe(this::find);
        address.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.run().subscribe(run -> answer(""));
        model.selection().subscribe(selection -> moveOn());
        model.openings().subscribe(opened -> address.clear());
    }

    /** An address that was gone to does not stand beside another page. */
    private void moveOn() {
        answer("");
        address.setText(address.isFocused() ? address.getText() : "");
    }

    /** Selects the page that is typed, as soon as it is one. */
    private void find(String text) {
        answer("");
        if (!text.isBlank() && AddressAnswer.of(text, model.before()) instanceof AddressAnswer.Accepted yes) {
            player.select(yes.address(), yes.page());
            found(yes.sentence() + " " + WindowText.text("address.typed"));
        }
    }

    /** Goes to the page that is typed and tells what would come of it, or says which layer rejects it. */
    void go() {
        switch (AddressAnswer.of(address.getText(), model.before())) {
            case AddressAnswer.Refused no -> answer(no.sentence());
            case AddressAnswer.Accepted yes -> goTo(yes);
        }
    }

    private void goTo(AddressAnswer.Accepted yes) {
        player.select(yes.address(), yes.page());
        Whereabouts.of(model.before(), yes.page()).ifPresent(w -> {
            LayerId named = yes.named(w);
            w.at(named).ifPresent(at -> canvas.reveal(named, at));
        });
        canvas.requestFocus();
        found(yes.sentence());
        model.forecast(yes.page(), (page, fate) -> {
            if (model.selectedPage().equals(Optional.of(page)) && answer.isVisible()) {
                found(yes.sentence() + " " + fate.replace(".\n", "\n").replace("\n", "; ") + ".");
            }
        });
    }

    /** Ctrl+Enter poisons what is typed at once. */
    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            go();
            if (AddressAnswer.of(address.getText(), model.before()) instanceof AddressAnswer.Accepted) {
                player.poisonSelected();
            }
        }
    }

    private void found(String sentence) {
        answer(sentence);
        answer.pseudoClassStateChanged(FOUND, true);
    }

    /** Says something below the field; nothing takes the line away. */
    void answer(String sentence) {
        answer.setText(sentence);
        answer.setVisible(!sentence.isEmpty());
        answer.pseudoClassStateChanged(FOUND, false);
    }
}
