package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.format.Caption;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;

/** A caption broken into lines, with the room that it takes. */
record CaptionForm(List<Line> lines, double width, double height) {
    private static final double PAD_X = 13;
    private static final double PAD_Y = 7;
    /** The widths that its text may have, the one that reads best first. */
    private static final List<Double> WIDTHS = List.of(320.0, 420.0, 580.0);

    /** A line and how high it stands. */
    record Line(String text, Type type, double height) {}

    CaptionForm {
        lines = List.copyOf(lines);
    }

    /** The forms of a caption: all of it, then without the call, then the headline alone; narrow ones before wide ones. */
    static List<CaptionForm> of(Caption caption, TextMetrics metrics) {
        Part headline = new Part(caption.headline(), Type.HEADLINE, 20);
        Part sentence = new Part(caption.sentence(), Type.SENTENCE, 17);
        Part call = new Part(caption.call(), Type.MONO, 15);
        return Stream.of(List.of(headline, sentence, call), List.of(headline, sentence), List.of(headline))
                .flatMap(parts -> WIDTHS.stream().map(width -> of(parts, metrics, width))).distinct().toList();
    }

    /** Where the text begins, from the left of the caption. */
    static double indent() {
        return PAD_X;
    }

    /** Where the first line begins, from the top of the caption. */
    static double head() {
        return PAD_Y;
    }

    private static CaptionForm of(List<Part> parts, TextMetrics metrics, double most) {
        List<Line> lines = parts.stream().flatMap(part -> part.broken(metrics, most).stream()).toList();
        double width = lines.stream().mapToDouble(line -> metrics.width(line.type, line.text)).max().orElse(0);
        double height = lines.stream().mapToDouble(Line::height).sum();
        return new CaptionForm(lines, Math.ceil(width + 2 * PAD_X), height + 2 * PAD_Y);
    }

    /** One of the texts of a caption. */
    private record Part(String text, Type type, double height) {
        /** Its lines, broken between words. */
        List<Line> broken(TextMetrics metrics, double most) {
            List<Line> lines = new ArrayList<>();
            String line = "";
            for (String word : text.isEmpty() ? List.<String>of() : List.of(text.split(" "))) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && metrics.width(type, longer) > most) {
                    lines.add(new Line(line, type, height));
                    line = word;
                } else {
                    line = longer;
                }
            }
            if (!line.isEmpty()) {
                lines.add(new Line(line, type, height));
            }
            return lines;
        }
    }
}
