package org.faultline.picture.stack;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.format.Caption;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;

/**
 * A caption broken into lines, with the room that it takes.
 *
 * @param left how many of its texts are left out
 */
record CaptionForm(List<Line> lines, int left, double width, double height) {
    private static final double PAD_X = 13;
    private static final double PAD_Y = 5;
    private static final double LEAST = 2;
    /** The widths that its text may have, the one that reads best first. */
    private static final List<Double> WIDTHS = List.of(330.0, 400.0, 470.0, 540.0, 640.0);

    /** A line and how high it stands. */
    record Line(String text, Type type, double height) {}

    CaptionForm {
        lines = List.copyOf(lines);
    }

    /**
     * The forms of a caption: all of it, then without the call, then the headline alone, and that in small letters; narrow
     * ones before wide ones.
     */
    static List<CaptionForm> of(Caption caption, TextMetrics metrics) {
        Part headline = new Part(caption.headline(), Type.HEADLINE, 20);
        Part sentence = new Part(caption.sentence(), Type.SENTENCE, 16);
        Part call = new Part(caption.call(), Type.MONO, 14);
        List<List<Part>> forms = List.of(List.of(headline, sentence, call), List.of(headline, sentence),
                List.of(headline), List.of(new Part(caption.headline(), Type.TITLE, 18)));
        return IntStream.range(0, forms.size()).boxed().flatMap(left -> WIDTHS.stream()
                .map(width -> of(forms.get(left), left, metrics, width))).distinct().toList();
    }

    /** Where the text begins, from the left of the caption. */
    static double indent() {
        return PAD_X;
    }

    /** Where the first line begins, from the top of the caption. */
    double head() {
        return (height - lines.stream().mapToDouble(Line::height).sum()) / 2;
    }

    private static CaptionForm of(List<Part> parts, int left, TextMetrics metrics, double most) {
        List<Line> lines = parts.stream().flatMap(part -> part.broken(metrics, most).stream()).toList();
        double width = lines.stream().mapToDouble(line -> metrics.width(line.type, line.text)).max().orElse(0);
        double height = lines.stream().mapToDouble(Line::height).sum();
        return new CaptionForm(lines, left, Math.ceil(width + 2 * PAD_X),
                height + 2 * (lines.getFirst().type == Type.HEADLINE ? PAD_Y : LEAST));
    }

    /** One of the texts of a caption. */
    private record Part(String text, Type type, double height) {
        private static final double EVENER = 8;

        /** Its lines, broken between words, about equally long: in as few as there must be. */
        List<Line> broken(TextMetrics metrics, double most) {
            List<Line> lines = within(metrics, most);
            for (double width = most - EVENER; lines.size() > 1 && width > 0; width -= EVENER) {
                List<Line> evener = within(metrics, width);
                if (evener.size() > lines.size()) {
                    break;
                }
                lines = evener;
            }
            return lines;
        }

        private List<Line> within(TextMetrics metrics, double most) {
            return metrics.broken(type, text, most).stream().map(line -> new Line(line, type, height)).toList();
        }
    }
}
