package org.faultline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.format.words.LessonWords;
import org.faultline.picture.paper.Markup;

/** Slides in their order, each with the time from when to when it is shown, so that each part takes its minutes. */
record Schedule(List<Part> parts) {
    /** Times are round. */
    private static final int ROUND = 5;
    private static final int MINUTE = 60;

    /**
     * A slide.
     *
     * @param body as markup
     * @param notes for whoever speaks
     * @param share how long it is shown beside the others of its part
     */
    record Slide(String body, List<String> notes, int share) {
        Slide {
            notes = List.copyOf(notes);
        }
    }

    /** What takes so many minutes. */
    record Part(int minutes, List<Slide> slides) {
        Part {
            slides = List.copyOf(slides);
        }
    }

    Schedule {
        parts = List.copyOf(parts);
    }

    /** All of them as markup. */
    String text() {
        StringBuilder out = new StringBuilder();
        int start = 0;
        for (Part part : parts) {
            out.append(part(part, start));
            start += part.minutes * MINUTE;
        }
        return out.toString();
    }

    private static String part(Part part, int start) {
        List<String> all = new ArrayList<>();
        int whole = part.slides.stream().mapToInt(Slide::share).sum();
        int shared = 0;
        for (Slide slide : part.slides) {
            int from = start + time(part, shared, whole);
            shared += slide.share;
            all.add(markup(slide, LessonWords.text("slides.time", clock(from),
                    clock(start + time(part, shared, whole)))));
        }
        return String.join("", all);
    }

    /** Seconds from the start of a part. */
    private static int time(Part part, int shared, int whole) {
        return Math.round((float) part.minutes * MINUTE * shared / whole / ROUND) * ROUND;
    }

    private static String clock(int seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE);
    }

    private static String markup(Slide slide, String time) {
        return "<section>" + slide.body + "<aside>" + Stream.concat(Stream.of(time), slide.notes.stream())
                .filter(n -> !n.isEmpty()).map(n -> "<p>" + Markup.escape(n) + "</p>").collect(Collectors.joining())
                + "</aside></section>\n";
    }
}
