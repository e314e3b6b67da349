package org.faultline.desktop.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.compare.Comparison;
import org.faultline.compare.Differing;
import org.faultline.compare.Fold;
import org.faultline.compare.Place;
import org.faultline.compare.Row;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.CompareWords;

/** One line of the table of rows: a row, or several that are folded. Its words are made once, when they are first seen. */
final class RowLine {
    /** What it stands for, and the first of its rows. */
    private final Fold fold;
    private final Row row;
    private final CompareWords words;
    private final boolean alone;
    private Optional<List<Differing>> numbers = Optional.empty();
    private Optional<String> left = Optional.empty();
    private Optional<String> right = Optional.empty();

    private RowLine(Fold fold, Row row, CompareWords words, boolean alone) {
        this.fold = fold;
        this.row = row;
        this.words = words;
        this.alone = alone;
    }

    static RowLine of(Comparison comparison, CompareWords words, Fold fold) {
        Row row = comparison.rows().get(first(fold));
        return new RowLine(fold, row, words, fold instanceof Fold.Shown && row.isIndependent());
    }

    static int first(Fold fold) {
        return switch (fold) {
            case Fold.Shown s -> s.row();
            case Fold.Equal e -> e.first();
            case Fold.Block b -> b.first();
        };
    }

    Fold fold() {
        return fold;
    }

    Row row() {
        return row;
    }

    /** Whether it differs by itself. */
    boolean alone() {
        return alone;
    }

    boolean isFolded() {
        return !(fold instanceof Fold.Shown);
    }

    /** Number of the step of a side, with a mark where that comes before the story. */
    String number(boolean left) {
        return isFolded() ? "" : place(left).map(CompareWords::number).orElse("");
    }

    Optional<Place> place(boolean left) {
        return left ? row.leftPlace() : row.rightPlace();
    }

    /** What a side does there. */
    String what(boolean left) {
        Optional<String> known = left ? this.left : right;
        return known.orElseGet(() -> {
            String made = made(left);
            if (left) {
                this.left = Optional.of(made);
            } else {
                right = Optional.of(made);
            }
            return made;
        });
    }

    private String made(boolean left) {
        return switch (fold) {
            case Fold.Shown s -> place(left).map(p -> words.what(row, left)).orElse("");
            case Fold.Equal e -> WindowText.text("compare.folded.equal", e.count());
            case Fold.Block b -> place(left).map(p -> WindowText.text("compare.folded.block", b.count())).orElse("");
        };
    }

    /** Whether a side takes no step there that the other takes. */
    boolean isGap(boolean left) {
        return row.differs() && place(left).isEmpty();
    }

    /** In which numbers both steps differ. */
    List<Differing> numbers() {
        List<Differing> known = numbers.orElseGet(() -> isFolded() ? List.of() : words.differing(row));
        numbers = Optional.of(known);
        return known;
    }

    /** What a side does there, with its numbers that differ. */
    String told(boolean left) {
        return Stream.concat(Stream.of(what(left)), numbers().stream().map(d -> WindowText.text("compare.numbered",
                CompareWords.name(d.name()), CompareWords.value(left ? d.left() : d.right()))))
                .collect(Collectors.joining(" "));
    }

    /** The sign between both sides: a shape for each way to differ, and a mark for what differs by itself. */
    String sign() {
        String shape = CompareWords.sign(row.kind());
        return alone ? WindowText.text("compare.alone", shape) : shape;
    }
}
