package org.faultline.desktop.present;

import java.util.OptionalInt;
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
    private static final String SHARE = "\\d{0,2}|100";

    private final Show show;
    private final Label vote = label("vote-label");
    private final TextField share = new TextField();
    private final VoteScale scale = new VoteScale();
    private final Label advice = label("advice");
    private final Label lock = label("lock");
    private final HBox votes;

    VoteBar(Show show) {
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
        lock.setGraphic(new FontIcon("fth-lock"));
        lock.setId("present-lock");
        VBox foot = new VBox(lock, label("keys", WindowText.text("present.keys")),
                label("keys", WindowText.text("present.keys.more")));
        foot.getStyleClass().add("present-foot");
        getChildren().addAll(votes, advice, foot);
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

    private void tell(Show.Stand now) {
        boolean asked = now.slide() instanceof Slide.Asked;
        Votes taken = now.votes();
        votes.setVisible(asked);
        vote.setText(taken.again() ? WindowText.text("present.vote.second", taken.first().orElse(0))
                : WindowText.text("present.vote.first"));
        String number = taken.now().isPresent() ? Integer.toString(taken.now().getAsInt()) : "";
        if (!number(share.getText()).equals(taken.now())) {
            share.setText(number);
        }
        scale.show(taken.now());
        lock.setVisible(asked);
        lock.setText(WindowText.text(now.shown() ? "present.shown" : "present.hidden"));
        advice.setText(now.said().isEmpty() ? advice(now) : now.said());
    }

    private String advice(Show.Stand now) {
        return switch (now.slide()) {
            case Slide.Told t -> "";
            case Slide.Happened h -> WindowText.text("present.step", h.cursor(), show.steps());
            case Slide.Asked a -> now.shown() ? WindowText.text("present.advice.told") : WindowText.text(
                    switch (now.votes().advice()) {
                        case VOTE -> "present.advice.vote";
                        case HINT -> "present.advice.hint";
                        case DISCUSS -> "present.advice.discuss";
                        case EXPLAIN -> "present.advice.explain";
                        case VOTE_AGAIN -> "present.advice.again";
                        case SHOW -> "present.advice.show";
                    });
        };
    }
}
