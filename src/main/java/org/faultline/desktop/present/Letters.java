package org.faultline.desktop.present;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;

/** What a class chooses from or puts in order, each with a letter to vote with; once it is told, what is right. */
final class Letters extends FlowPane {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    Letters() {
        setId("present-letters");
        getStyleClass().add("letters");
        setMinHeight(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        show(Optional.empty(), false);
    }

    /** Whether the answer is one of those that are offered, or an order of them, which nobody can point at in the picture. */
    private static boolean isFor(Ask ask) {
        return switch (ask.kind().form()) {
            case CHOICE, ORDER -> true;
            case PICK, NUMBER -> false;
        };
    }

    /** Shows what is offered; nothing where that is in the picture. */
    void show(Optional<Keyed.Key> asked, boolean told) {
        Optional<Keyed.Key> key = asked.filter(k -> isFor(k.ask()));
        setVisible(key.isPresent());
        getChildren().setAll(key.map(k -> labels(k, told)).orElse(List.of()));
    }

    private static List<Label> labels(Keyed.Key key, boolean told) {
        List<String> truth = right(key);
        List<Integer> order = new ArrayList<>(IntStream.range(0, key.options().size()).boxed().toList());
        if (told && key.truth() instanceof Reply.Ordered) {
            order.sort(Comparator.comparingInt(i -> truth.indexOf(key.options().get(i).id())));
        }
        boolean one = told && key.truth() instanceof Reply.Chosen;
        return order.stream().map(i -> label(i, key.options().get(i), Optional.of(truth).filter(t -> one))).toList();
    }

    /** @param truth what is right, where some are wrong */
    private static Label label(int place, Keyed.Option option, Optional<List<String>> truth) {
        Label label = new Label(Visible.of(LessonText.option(option)), new Label(letter(place)));
        label.getStyleClass().add("letter");
        label.setWrapText(true);
        truth.ifPresent(t -> label.pseudoClassStateChanged(t.contains(option.id()) ? RIGHT : WRONG, true));
        return label;
    }

    private static String letter(int place) {
        return Character.toString('A' + place);
    }

    /** What is right, in letters where there are such, and else in words. */
    static String truth(Keyed.Key key) {
        return answer(key, key.truth(), right(key));
    }

    private static List<String> right(Keyed.Key key) {
        return Stream.concat(Stream.of(key.truth()), key.also().stream()).flatMap(r -> ids(r).stream()).distinct()
                .toList();
    }

    private static String answer(Keyed.Key key, Reply answer, List<String> ids) {
        if (!isFor(key.ask()) || ids.isEmpty()) {
            return LessonText.answer(key, answer);
        }
        List<String> all = key.options().stream().map(Keyed.Option::id).toList();
        return ids.stream().map(id -> letter(all.indexOf(id))).collect(Collectors.joining(", "));
    }

    /** An answer in words, and where it is one of those that are offered, after its letter. */
    static String named(Keyed.Key key, Reply answer) {
        return answer instanceof Reply.Chosen
                ? WindowText.text("present.letter", answer(key, answer, ids(answer)), LessonText.answer(key, answer))
                : answer(key, answer, ids(answer));
    }

    private static List<String> ids(Reply reply) {
        return switch (reply) {
            case Reply.Chosen c -> List.of(c.id());
            case Reply.Ordered o -> o.ids();
            case Reply.Picked p -> List.of();
            case Reply.Number n -> List.of();
            case Reply.NotSure s -> List.of();
        };
    }
}
