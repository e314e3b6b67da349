package org.faultline.desktop.present;

import java.util.List;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.faultline.desktop.model.WindowText;

/** What to do with which share, from 0 to 100 in three parts, and where the class is. */
final class VoteScale extends Region {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final double HUNDRED = 100;
    private static final double HALF = 2;

    private final List<Part> parts = List.of(new Part(0, Votes.FEW, "present.scale.hint"),
            new Part(Votes.FEW, Votes.MOST, "present.scale.discuss"),
            new Part(Votes.MOST, 100, "present.scale.explain"));
    private final Label last = label("100", "scale-number");
    private final Region mark = new Region();
    private OptionalInt share = OptionalInt.empty();

    /** A part of the scale. */
    private final class Part {
        private final int from;
        private final int to;
        private final Label words;
        private final Region bar = new Region();
        private final Label number;

        Part(int from, int to, String key) {
            this.from = from;
            this.to = to;
            words = label(WindowText.text(key), "scale-words");
            number = label(Integer.toString(from), "scale-number");
            bar.getStyleClass().add("scale-part");
            getChildren().addAll(words, bar, number);
        }

        private void place(double left, double width, double row) {
            double x = left + width * from / HUNDRED;
            double wide = width * (to - from) / HUNDRED;
            double needed = words.prefWidth(-1);
            words.resizeRelocate(x + (wide - needed) / HALF, 0, needed, row);
            bar.resizeRelocate(x + 1, row, wide - 2, row * 0.8);
            under(number, x, row);
        }

        private void tell() {
            boolean now = share.isPresent() && from == (share.getAsInt() < Votes.FEW ? 0
                    : share.getAsInt() <= Votes.MOST ? Votes.FEW : Votes.MOST);
            words.pseudoClassStateChanged(NOW, now);
            bar.pseudoClassStateChanged(NOW, now);
        }
    }

    VoteScale() {
        getStyleClass().add("vote-scale");
        mark.getStyleClass().add("scale-mark");
        getChildren().addAll(last, mark);
        show(share);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /** Marks where the class is, if it has voted. */
    void show(OptionalInt right) {
        share = right;
        mark.setVisible(right.isPresent());
        parts.forEach(Part::tell);
        requestLayout();
    }

    private void under(Label number, double x, double row) {
        double wide = number.prefWidth(-1);
        number.resizeRelocate(x - wide / HALF, row * 1.8, wide, row);
    }

    @Override
    protected void layoutChildren() {
        double row = getHeight() / 2.8;
        double left = last.prefWidth(-1) / HALF;
        double width = getWidth() - HALF * left;
        parts.forEach(part -> part.place(left, width, row));
        under(last, left + width, row);
        share.ifPresent(right -> mark.resizeRelocate(left + width * right / HUNDRED - 2, row * 0.9, 4, row * 0.6));
    }
}
