package org.faultline.desktop.present;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;
import org.kordamp.ikonli.javafx.FontIcon;

/** The one bar below the picture: how the class has voted, what to do next, and which keys there are. */
final class VoteBar extends HBox {
    /** An icon knows no em; it has so many pixels. */
    private static final double ICON = 18;
    private static final String SHARE = "\\d{0,2}|100";

    private final Show show;
    private final Label vote = label("vote-label");
    private final TextField share = new TextField();
    private final VoteScale scale = new VoteScale();
    private final Label advice = label("advice");
    private final Label lock = label("lock");
    private final Label ahead = label("keys");
    private final Button others = new Button();
    private final HBox votes;

    /** @param otherNumbers shows another variant of the lesson */
    VoteBar(Show show, Runnable otherNumbers) {
        this.show = show;
        getStyleClass().add("vote-bar");
        share.setId("present-share");
        share.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().matches(SHARE) ? change : null));
        share.textProperty().subscribe((before, now) -> show.vote(number(now)));
        vote.setLabelFor(share);
        HBox field = new HBox(share, new Label("%"));
        field.getStyleClass().add("vote-field");
        votes = new HBox(new VBox(vote, field), scale);
        votes.getStyleClass().add("votes");
        votes.setMinWidth(USE_PREF_SIZE);
        votes.managedProperty().bind(votes.visibleProperty());
        advice.setWrapText(true);
        advice.setMinWidth(0);
        advice.setId("present-advice");
        HBox.setHgrow(advice, Priority.ALWAYS);
        advice.setMaxWidth(Double.MAX_VALUE);
        FontIcon icon = new FontIcon("fth-lock");
        lock.fontProperty().subscribe(font -> {
            icon.setScaleX(font.getSize() / ICON);
            icon.setScaleY(font.getSize() / ICON);
        });
        lock.setGraphic(new Group(icon));
        lock.setId("present-lock");
        ahead.setId("present-ahead");
        others.setId("present-numbers");
        others.getStyleClass().add("numbers");
        others.setFocusTraversable(false);
        others.setMinWidth(USE_PREF_SIZE);
        others.managedProperty().bind(others.visibleProperty());
        others.setOnAction(event -> otherNumbers.run());
        VBox foot = new VBox(lock, ahead, label("keys", WindowText.text("present.keys")));
        foot.getStyleClass().add("present-foot");
        getChildren().addAll(votes, advice, others, foot);
        show.stand().subscribe(this::tell);
    }

    private static Label label(String style) {
        return label(style, "");
    }

    private static Label label(String style, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static OptionalInt number(String typed) {
        return typed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(typed));
    }

    /** Lets the share be typed, where a vote is taken. */
    void type() {
        if (votes.isVisible()) {
            share.requestFocus();
            share.end();
        }
    }

    /** The same, where a digit of it was typed somewhere else. */
    void type(String digit) {
        if (votes.isVisible()) {
            type();
            share.appendText(digit);
        }
    }

    private void tell(Show.Stand now) {
        boolean asked = now.slide() instanceof Slide.Asked;
        Votes taken = now.votes();
        votes.setVisible(asked);
        vote.setText(taken.round() == Votes.Round.FIRST ? WindowText.text("present.vote.first")
                : WindowText.text("present.vote.second", taken.first().orElse(0)));
        String number = taken.now().isPresent() ? Integer.toString(taken.now().getAsInt()) : "";
        if (!number(share.getText()).equals(taken.now())) {
            share.setText(number);
        }
        scale.show(taken.now());
        lock.setVisible(asked);
        lock.setText(WindowText.text(taken.told() ? "present.shown" : "present.hidden"));
        ahead.setText(WindowText.text(switch (now.ahead()) {
            case SECOND_VOTE -> "present.ahead.second";
            case ANYWAY -> "present.ahead.anyway";
            case ANSWER -> "present.ahead.answer";
            case NEXT -> "present.ahead.next";
            case END -> "present.ahead.end";
        }));
        Optional<Numbers> numbers = now.numbers();
        others.setVisible(numbers.isPresent());
        others.setText(numbers.map(n -> WindowText.text("present.others", n.words())).orElse(""));
        advice.setText(now.said().isEmpty() ? advice(now) : now.said());
    }

    private String advice(Show.Stand now) {
        return switch (now.slide()) {
            case Slide.Told t -> "";
            case Slide.Happened h -> WindowText.text("present.step", h.cursor(), show.steps());
            case Slide.Asked a -> now.votes().told() ? WindowText.text("present.advice.told") : WindowText.text(
                    switch (now.votes().advice()) {
                        case VOTE -> "present.advice.vote";
                        case HINT -> "present.advice.hint";
                        case DISCUSS -> "present.advice.discuss";
                        case EXPLAIN -> "present.advice.explain";
                        case VOTE_AGAIN -> "present.advice.again";
                        case ANYWAY -> "present.advice.anyway";
                        case SHOW -> "present.advice.show";
                    });
        };
    }
}
