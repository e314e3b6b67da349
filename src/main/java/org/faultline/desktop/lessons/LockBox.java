package org.faultline.desktop.lessons;

import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;
import org.faultline.lesson.LessonDraft;

/** Whether a lesson can be taken apart, and by which phrase that is undone. The phrase itself is kept nowhere. */
final class LockBox extends VBox {
    private final CheckBox locked = new CheckBox(WindowText.text("author.lock"));
    private final Typed phrase;
    private final Said alone = new Said(WindowText.text("author.phrase.none"), "note");

    LockBox(AuthorEdits edits) {
        getStyleClass().add("lock");
        locked.setId("lesson-locked");
        locked.setWrapText(true);
        locked.setOnAction(event -> edits.lock(locked.isSelected()));
        phrase = Typed.line("lesson-phrase", "author.phrase", edits::unlockBy);
        getChildren().addAll(locked, phrase, alone);
    }

    void show(LessonDraft draft) {
        locked.setSelected(draft.isLocked());
        phrase.show("");
        phrase.prompt(draft.hasPhrase() ? WindowText.text("author.phrase.set") : "");
        AuthorController.see(phrase, draft.isLocked());
        AuthorController.see(alone, draft.isLocked() && !draft.hasPhrase());
    }
}
