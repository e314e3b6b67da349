package org.faultline.desktop.lessons;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonPage;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Level;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.session.Lessons;
import org.faultline.trace.Trace;

/** What is said to each answer: first to this one, then what is true; and to all of them when all were given. */
final class ExplainBox extends VBox {
    private final Sitting sitting;
    private final LessonText text;

    /**
     * @param seen what may be told; at the level at which all is shown that is everything
     * @param open opens a lesson that comes with the program
     */
    ExplainBox(PaneView window, Sitting sitting, List<Ask> seen, Consumer<String> open) {
        this.sitting = sitting;
        text = new LessonText(sitting.given().timeline().machine());
        getStyleClass().add("ask");
        boolean all = sitting.level() == Level.SHOWN;
        sitting.lesson().asks().stream().filter(a -> all || seen.contains(a)).flatMap(a -> sitting.key(a).stream())
                .forEach(key -> getChildren().add(all ? shown(key) : said(key)));
        Predicting.Stand stand = window.predicting().stand().get();
        if (all || (stand.open() && seen.containsAll(sitting.answered()))) {
            end(all, open);
        } else if (stand.asked().isEmpty()) {
            on("lesson.play", window::play);
        } else {
            on("lesson.next", () -> window.predicting().part().set(Predicting.Part.PREDICT));
        }
    }

    /** The way on. */
    private Button on(String name, Runnable action) {
        Button way = new Button(WindowText.text(name));
        way.getStyleClass().add("accent");
        way.setOnAction(event -> action.run());
        getChildren().add(way);
        return way;
    }

    private VBox shown(Keyed.Key key) {
        VBox card = new VBox(new Said(text.question(key.ask()), "asked"),
                new Said(LessonWords.text("truth", LessonText.answer(key, key.truth()))));
        if (!key.ask().words().explanation().isEmpty()) {
            card.getChildren().add(new Said(key.ask().words().explanation()));
        }
        card.getStyleClass().add("answer-card");
        return card;
    }

    private VBox said(Keyed.Key key) {
        Trace trace = sitting.given().run().trace();
        Mark mark = sitting.mark(key);
        List<String> words = text.feedback(key, mark, trace);
        VBox card = new VBox(new Said(text.question(key.ask()), "asked"), new Said(words.getFirst(), "judgement",
                switch (mark.judgement()) {
                    case RIGHT -> "right";
                    case PARTLY -> "partly";
                    case WRONG -> "wrong";
                    case NOT_SURE, MISSING -> "unsure";
                }));
        words.subList(1, words.size()).forEach(line -> card.getChildren().add(new Said(line)));
        sitting.second(key).ifPresent(second -> card.getChildren().add(new Said(LessonText.second(key, second))));
        card.getStyleClass().add("answer-card");
        return card;
    }

    private void end(boolean all, Consumer<String> open) {
        if (!all) {
            List<Mark> marks = Keyed.answered(sitting.keys()).stream().map(sitting::mark).toList();
            double points = marks.stream().mapToDouble(Mark::points).sum();
            getChildren().add(new Said(LessonWords.text("score", LessonPage.points(points),
                    marks.stream().mapToLong(m -> m.ask().weight()).sum()), "question"));
        }
        String explanation = sitting.lesson().about().explanation();
        if (!explanation.isEmpty()) {
            getChildren().add(new Said(explanation));
        }
        sitting.lesson().recorded().forEach(r -> getChildren().add(new Said(LessonWords.text("recorded", r), "note")));
        Lessons.after(sitting.lesson().id())
                .ifPresent(lesson -> on("lesson.another", () -> open.accept(lesson)).setId("lesson-another"));
        getChildren().add(new Said(WindowText.text("lesson.done"), "note"));
    }
}
