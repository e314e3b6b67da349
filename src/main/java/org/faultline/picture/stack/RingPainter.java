package org.faultline.picture.stack;

import java.util.Comparator;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;

/** Draws rings around what can be picked, thin and grey; around what was predicted, dotted; and around what was right, solid. */
final class RingPainter {
    private static final double PREDICTED = 5;
    private static final double ACTUAL = 9;
    private static final double ROUND = 9;
    private final Pen pen;
    private final StackPicture picture;

    RingPainter(Pen pen, StackPicture picture) {
        this.pen = pen;
        this.picture = picture;
    }

    void paint(Quiz quiz) {
        quiz.actual().stream().flatMap(id -> picture.box(id).stream()).forEach(box -> ring(box.grow(ACTUAL),
                Paint.INK, 2.5));
        quiz.open().stream().filter(id -> !quiz.predicted().contains(id))
                .forEach(id -> picture.box(id).ifPresent(box -> {
                    pen.dashed(() -> ring(box.grow(PREDICTED), Paint.FAINT, 1.2), 2, 4);
                    button(box, Paint.FAINT, false);
                }));
        quiz.predicted().forEach(id -> picture.box(id).ifPresent(box -> {
            pen.dashed(() -> ring(box.grow(PREDICTED), Paint.GUESS, 3), 3, 4.5);
            if (quiz.open().contains(id)) {
                button(box, Paint.GUESS.deeper(), true);
            }
        }));
        said(quiz);
    }

    /** What the rings mean, beside the first of each. */
    private void said(Quiz quiz) {
        if (!quiz.open().isEmpty()) {
            return;
        }
        first(quiz, false).ifPresent(box -> word("you", box, box.right() - 8 - pen.width(Type.SMALL_BOLD, "you")));
        first(quiz, true).ifPresent(box -> word("truth", box, box.x() + 8));
    }

    private Optional<Box> first(Quiz quiz, boolean actual) {
        return (actual ? quiz.actual() : quiz.predicted()).stream().sorted(Comparator.comparing(LayerId::value))
                .flatMap(id -> picture.box(id).stream()).findFirst();
    }

    private void word(String word, Box box, double x) {
        double y = box.bottom() + ACTUAL;
        pen.fill(new Box(x - 3, y - 7, pen.width(Type.SMALL_BOLD, word) + 6, 14), Paint.GROUND);
        pen.text(word, x, y, Type.SMALL_BOLD, Paint.INK);
    }

    private void ring(Box box, Paint paint, double width) {
        pen.stroke(new Shape.Rounded(box, 2 * ROUND), paint, width);
    }

    /** In the corner: an empty circle, or one with a tick. */
    private void button(Box box, Paint paint, boolean ticked) {
        double x = box.right() - 1;
        double y = box.y() - 1;
        Shape circle = new Shape.Oval(new Box(x - 9, y - 9, 18, 18));
        pen.fill(circle, Paint.GROUND);
        pen.stroke(circle, paint, 1.8);
        if (ticked) {
            pen.line(x - 4.5, y + 0.5, x - 1, y + 4, paint, 2);
            pen.line(x - 1, y + 4, x + 5, y - 4, paint, 2);
        }
    }
}
