package org.faultline.desktop.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.faultline.desktop.MainWindow;
import org.faultline.document.TopologyDocument;
import org.faultline.fake.Later;
import org.faultline.fake.ScriptedDesk;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.lesson.Lesson;
import org.faultline.session.Edit;
import org.faultline.session.Session;

/** A window with the pane in which lessons are made, alone in a scene. */
final class AuthorPage {
    final Later beside = new Later(false);
    final ScriptedDesk desk;
    final MainWindow window;
    final Scene scene;

    AuthorPage(String sample, ScriptedDialogs dialogs, Path folder) {
        desk = new ScriptedDesk(folder);
        window = new MainWindow(Windows.session(sample), beside, dialogs, desk);
        scene = window.scene("author", 1000, 600);
        scene.snapshot(null);
    }

    <T extends Node> T node(Class<T> type, String id) {
        return type.cast(Objects.requireNonNull(scene.lookup(id), id));
    }

    void press(String id) {
        node(Button.class, id).fire();
        scene.snapshot(null);
    }

    void tick(String id) {
        node(CheckBox.class, id).fire();
        scene.snapshot(null);
    }

    void type(String id, String text) {
        node(TextInputControl.class, id).setText(text);
    }

    Session session() {
        return window.model().session().get();
    }

    Optional<Lesson> lesson() {
        return session().lesson();
    }

    void edit(UnaryOperator<TopologyDocument> how) {
        window.model().build(Edit.of("Test", how), problems -> assertThat(problems).isEmpty());
        scene.snapshot(null);
    }

    /** All that is said in a part of the pane. */
    String said(String id) {
        StringBuilder all = new StringBuilder();
        said(node(Parent.class, id), all);
        return all.toString();
    }

    private void said(Parent parent, StringBuilder into) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child instanceof Labeled labeled) {
                into.append(labeled.getText()).append('\n');
            } else if (child.isVisible() && child instanceof Parent inner) {
                said(inner, into);
            }
        }
    }
}
