package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import org.faultline.address.Bisection;

/** A ruler that gives some stretches of its numbers more room than others: numbers to pixels and back. */
public final class Fold {
    /**
     * A stretch of numbers.
     *
     * @param least pixels it should have at least
     * @param weight its part of the pixels that are left
     * @param folded whether it is drawn as left out
     * @param firm whether it keeps its least width even where others have to shrink
     */
    public record Piece(long start, long end, double least, double weight, boolean folded, boolean firm) {
        static Piece even(long start, long end) {
            return new Piece(start, end, 0, end - start, false, false);
        }

        static Piece firm(long start, long end, double least) {
            return new Piece(start, end, least, 0, false, true);
        }
    }

    /** A piece with its place. */
    public record Span(long start, long end, boolean folded, double x, double width) {
        double right() {
            return x + width;
        }
    }

    private final List<Span> spans;
    /** Where each span ends, in numbers and in pixels. */
    private final long[] ends;
    private final double[] rights;
    private final boolean folded;

    private Fold(List<Span> spans) {
        this.spans = List.copyOf(spans);
        folded = spans.stream().anyMatch(Span::folded);
        ends = spans.stream().mapToLong(Span::end).toArray();
        rights = spans.stream().mapToDouble(Span::right).toArray();
    }

    /** Lays {@code pieces}, which follow each other without gaps, out over {@code width} pixels from {@code x}. */
    public static Fold of(List<Piece> pieces, double x, double width) {
        double firm = pieces.stream().filter(Piece::firm).mapToDouble(Piece::least).sum();
        double soft = pieces.stream().filter(p -> !p.firm).mapToDouble(Piece::least).sum();
        double weights = pieces.stream().mapToDouble(Piece::weight).sum();
        double left = Math.max(0, width - firm - soft);
        double shrink = soft == 0 ? 1 : Math.clamp((width - firm) / soft, 0, 1);
        double squeeze = firm > width ? width / firm : 1;
        List<Span> spans = new ArrayList<>();
        double at = x;
        for (Piece piece : pieces) {
            double base = piece.least * (piece.firm ? squeeze : shrink);
            double wide = base + (weights == 0 ? 0 : left * piece.weight / weights);
            spans.add(new Span(piece.start, piece.end, piece.folded, at, wide));
            at += wide;
        }
        return new Fold(spans);
    }

    public List<Span> spans() {
        return spans;
    }

    /** Whether some stretch is drawn as left out. */
    boolean isFolded() {
        return folded;
    }

    public double left() {
        return spans.getFirst().x;
    }

    public double right() {
        return spans.getLast().right();
    }

    /** Where number {@code value} stands. */
    public double x(long value) {
        Span span = spans.get(find(value));
        double part = Math.clamp((double) (value - span.start) / (span.end - span.start), 0, 1);
        return span.x + part * span.width;
    }

    /** The number that stands at {@code x}, or the nearest. */
    public long at(double x) {
        int at = Bisection.first(rights.length, i -> rights[i] > x);
        if (at == spans.size()) {
            return spans.getLast().end - 1;
        }
        Span span = spans.get(at);
        double part = Math.clamp((x - span.x) / Math.max(span.width, 1e-9), 0, 1);
        return Math.min(span.end - 1, span.start + (long) (part * (span.end - span.start)));
    }

    /** Pixels between two numbers. */
    public double width(long from, long to) {
        return x(to) - x(from);
    }

    /** The spans that numbers {@code from} to {@code to} lie in. */
    List<Span> spans(long from, long to) {
        int first = find(from);
        return spans.subList(first, Math.max(first, find(to)) + 1);
    }

    /** The span that a number lies in, or the nearest. */
    private int find(long value) {
        return Math.min(Bisection.first(ends.length, i -> ends[i] > value), ends.length - 1);
    }
}
