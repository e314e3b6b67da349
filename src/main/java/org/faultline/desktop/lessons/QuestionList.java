package org.faultline.desktop.lessons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.faultline.desktop.lessons.AuthorWork.Found;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.LessonDraft;
import org.faultline.lesson.LessonDraft.Written;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Told;
import org.faultline.session.Session;
import org.faultline.trace.Trace;

/** All that can be asked of the open document, by the failure that it is about; and what is asked and cannot be. */
final class QuestionList extends VBox {
    private final AuthorEdits edits;
    /** Kept, so that nobody loses the keyboard by a change: by what they ask. */
    private final Map<String, QuestionBox> boxes = new HashMap<>();
    private final Map<String, Label> titles = new HashMap<>();

    QuestionList(AuthorEdits edits) {
        this.edits = edits;
        getStyleClass().add("questions");
    }

    void show(Session session, Found found) {
        Trace trace = session.run().trace();
        LessonText words = new LessonText(trace.before());
        List<Written> asked = new ArrayList<>(new LessonDraft(session.document())
                .asks(AuthorEdits.failure(session).orElse(1)));
        List<Node> all = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int act = 0;
        for (Keyed.Key key : found.trace().filter(t -> t == trace).map(t -> found.askable()).orElse(List.of())) {
            Optional<Written> written = asked.stream()
                    .filter(w -> wrong(session, found, w).isEmpty() && w.ask().filter(key.ask()::isLike).isPresent())
                    .findFirst();
            written.ifPresent(w -> seen.add(w.item()));
            if (key.ask().act() != act) {
                act = key.ask().act();
                all.add(title(act, page(trace, key.ask())));
            }
            QuestionBox box = box("", key.ask(), words.question(key.ask()));
            box.show(key, written, told(trace, found, key));
            all.add(box);
        }
        others(session, found, asked.stream().filter(w -> !seen.contains(w.item())).toList(), all);
        if (all.isEmpty() && found.whole()) {
            all.add(title(0, WindowText.text("author.nothing")));
        }
        if (!getChildren().equals(all)) {
            getChildren().setAll(all);
        }
    }

    /** What is asked besides: with what is wrong, or, where it has an answer all the same, with that. */
    private void others(Session session, Found found, List<Written> asked, List<Node> all) {
        if (!asked.isEmpty()) {
            all.add(title(0, WindowText.text("author.broken")));
        }
        LessonText words = new LessonText(session.run().trace().before());
        for (Written written : asked) {
            Ask ask = written.ask().orElseGet(() -> new Ask(written.id(), AskKind.SIGNALLED, 0, "",
                    List.of(), 1, false, Ask.Words.NONE));
            QuestionBox box =
                    box(written.item() + written.id(), ask, written.ask().map(words::question).orElseGet(written::id));
            List<String> wrong = wrong(session, found, written);
            Optional<Keyed.Key> key = found.key(ask);
            key.filter(k -> wrong.isEmpty()).ifPresentOrElse(
                    k -> box.show(k, Optional.of(written), told(session.run().trace(), found, k)),
                    () -> box.showWrong(written, wrong));
            all.add(box);
        }
    }

    /** What is wrong with something that is asked: its anchor, or that it has no answer. */
    private static List<String> wrong(Session session, Found found, Written written) {
        String at = written.pointer().text();
        Stream<String> anchors = session.problems().stream()
                .filter(p -> p.place().pointer().equals(at) || p.place().pointer().startsWith(at + "/"))
                .flatMap(p -> Stream.of(Sentences.of(p), Sentences.remedy(p))).filter(t -> !t.isEmpty());
        Stream<String> answer = written.ask().flatMap(found::answer).filter(Keyed.Unanswerable.class::isInstance)
                .map(k -> LessonWords.of(((Keyed.Unanswerable) k).reason())).stream();
        return Stream.concat(anchors, answer).toList();
    }

    /** That what is said of the page answers it already, with what to do about it. */
    private static Optional<Told.Already> told(Trace trace, Found found, Keyed.Key key) {
        return Told.already(trace, key, Stream.concat(Stream.of(key), found.lesson().stream()
                .flatMap(l -> l.asks().stream()).flatMap(a -> found.key(a).stream())));
    }

    private QuestionBox box(String name, Ask ask, String question) {
        return boxes.computeIfAbsent(name + " " + ask.kind() + " " + ask.act() + " " + ask.about(),
                n -> new QuestionBox(edits, ask, question));
    }

    /** Which page goes bad; in which chapter, where several do. */
    private static String page(Trace trace, Ask ask) {
        String page = LessonText.page(trace, ask).orElse("");
        return trace.acts().size() == 1 ? page : WindowText.text("author.chapter", ask.act(), page);
    }

    private Label title(int act, String text) {
        return titles.computeIfAbsent(act + text, t -> {
            Label label = new Label(Visible.of(text));
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            label.getStyleClass().add("section-title");
            return label;
        });
    }
}
