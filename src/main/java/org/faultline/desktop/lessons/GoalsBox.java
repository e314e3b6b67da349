package org.faultline.desktop.lessons;

import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.lesson.Goal;
import org.faultline.lesson.key.AnswerKey;
import org.faultline.session.Session;
import org.kordamp.ikonli.javafx.FontIcon;

/** What must hold of the stack that is being built, with a tick where it does. */
final class GoalsBox extends VBox {
    GoalsBox(Sitting sitting, Session session) {
        getStyleClass().addAll("ask", "answer-card");
        getChildren().addAll(new Said(WindowText.text("lesson.goals"), "block-title"),
                new Said(WindowText.text("lesson.build"), "note"));
        sitting.lesson().goals().forEach(goal -> getChildren().add(row(goal, session)));
    }

    private static HBox row(Goal goal, Session session) {
        long count = AnswerKey.count(session.run().trace(), goal.of());
        boolean met = count == goal.value();
        FontIcon sign = new FontIcon(met ? "fth-check-circle" : "fth-circle");
        HBox row = new HBox(sign, new Said(LessonText.goal(goal, count)));
        row.getStyleClass().addAll("goal", met ? "met" : "missed");
        return row;
    }
}
