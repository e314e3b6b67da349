package org.faultline.desktop.present;

import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Ask;

/** What a class sees: a headline with a caption, the picture below them, and one bar. Everything grows with the screen. */
final class Board extends StackPane {
    /** The screen for which sizes are given, in pixels. */
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    /** A caption on that screen; all other text follows from it. */
    private static final double CAPTION = 42;
    /** How many per cent of the usual names in the picture are there. */
    private static final double NAMES = 225;
    private static final int HUNDRED = 100;
    /** In less of the height than that nobody could read the picture, and there is none. */
    private static final double LEAST = 0.33;

    private final Show show;
    private final SessionModel model;
    private final ViewSettings looks;
    private final Label headline = words("present-headline");
    private final Label caption = words("present-caption");
    private final Label number = words("present-number");
    private final Letters letters = new Letters();
    private final Label keys = words("present-keys");
    private final VoteBar bar;
    private final Marks marks;
    private final Region black = new Region();

    Board(Show show, SessionModel model, ViewSettings looks, Picture picture) {
        this.show = show;
        this.model = model;
        this.looks = looks;
        setId("present");
        getStyleClass().addAll("present", "main");
        getStylesheets().add(Objects.requireNonNull(
                Board.class.getResource("/org/faultline/desktop/present/present.css")).toExternalForm());
        bar = new VoteBar(show, this::others);
        HBox.setHgrow(headline, Priority.ALWAYS);
        headline.setMaxWidth(Double.MAX_VALUE);
        number.setMinWidth(USE_PREF_SIZE);
        VBox head = new VBox(new HBox(headline, number), caption, letters);
        head.getStyleClass().add("present-head");
        marks = new Marks(picture);
        StackPane drawn = new StackPane(picture.node(), marks);
        drawn.setMinHeight(0);
        drawn.heightProperty().subscribe(high -> drawn.setVisible(high.doubleValue() >= LEAST * getHeight()));
        drawn.addEventFilter(MouseEvent.ANY, event -> marks.point(event.getSceneX(), event.getSceneY()));
        VBox all = new VBox(head, drawn, bar);
        VBox.setVgrow(drawn, Priority.ALWAYS);
        black.getStyleClass().add("present-black");
        keys.setText(WindowText.text("present.keys.all"));
        keys.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        keys.setVisible(false);
        getChildren().addAll(all, keys, black);
        widthProperty().subscribe(this::grow);
        heightProperty().subscribe(this::grow);
        show.stand().subscribe(this::tell);
    }

    private static Label words(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private void grow() {
        double times = Math.min(getWidth() / WIDTH, getHeight() / HEIGHT);
        if (times > 0) {
            setStyle("-fx-font-size:" + CAPTION * times + "px");
            looks.textSize().set((int) Math.max(HUNDRED, NAMES * times));
        }
    }

    /** Lets the share be typed, where a vote is taken. */
    void type() {
        bar.type();
    }

    /** The same, where a digit of it was typed somewhere else. */
    void type(String digit) {
        bar.type(digit);
    }

    /** Shows which keys there are, or no longer. */
    void toggleKeys() {
        keys.setVisible(!keys.isVisible());
    }

    /** Shows no keys any more. */
    void hideKeys() {
        keys.setVisible(false);
    }

    /** Shows other numbers of the lesson; what was drawn belongs to those before. */
    void others() {
        marks.erase();
        show.others();
    }

    Marks marks() {
        return marks;
    }

    private void tell(Show.Stand now) {
        black.setVisible(now.black());
        headline.setText(Visible.of(show.headline(now.slide())));
        caption.setText(Visible.of(caption(now)));
        caption.setVisible(!caption.getText().isEmpty());
        letters.show(
                now.slide() instanceof Slide.Asked a ? show.sitting().flatMap(s -> s.key(a.ask())) : Optional.empty(),
                now.votes().told());
        number.setText(
                now.slide() instanceof Slide.Asked a ? WindowText.text("present.number", a.number(), a.of()) : "");
        if (now.slide() instanceof Slide.Asked) {
            type();
        }
    }

    private String caption(Show.Stand now) {
        return switch (now.slide()) {
            case Slide.Told t -> t.text();
            case Slide.Asked a -> asked(a.ask(), now);
            case Slide.Happened h -> show.caption(h).sentence();
        };
    }

    private String asked(Ask ask, Show.Stand now) {
        if (now.votes().told()) {
            return show.sitting().flatMap(s -> s.key(ask)).map(Letters::truth)
                    .map(truth -> WindowText.text("present.answer", truth)).orElse("");
        }
        String hint = ask.words().hint();
        boolean few = now.votes().advice() == Votes.Advice.HINT && !hint.isEmpty();
        String page = LessonText.page(model.run().getValue().trace(), ask).orElse("");
        return few ? (page + " " + hint).strip() : page;
    }
}
