package org.faultline.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.budget.Budget;
import org.faultline.format.Caption;
import org.faultline.format.words.Messages;
import org.faultline.picture.Paint;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.Markup;
import org.faultline.picture.paper.SvgSurface;

/**
 * A run as one page for a browser, from the file {@code page.html}: the picture with a slider, and below it the story. It
 * asks nobody for anything.
 */
final class HtmlPage {
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-zA-Z-]+)}}");
    private static final String WORD = "word-";

    /** The colours that the page takes from the theme, by their names in it. */
    private static final SequencedMap<String, Paint> COLOURS = colours();

    private final Film film;
    private final Theme theme;
    private final Looks looks = new Looks();

    HtmlPage(Film film, Theme theme) {
        this.film = film;
        this.theme = theme;
    }

    private static SequencedMap<String, Paint> colours() {
        SequencedMap<String, Paint> all = new LinkedHashMap<>();
        all.put("ground", Paint.GROUND);
        all.put("ink", Paint.INK);
        all.put("faint", Paint.FAINT);
        all.put("hair", Paint.HAIR);
        all.put("quiet", Paint.QUIET);
        all.put("failure", Paint.FAILURE_INK);
        all.put("chosen", Paint.CHOSEN);
        return all;
    }

    String write(Budget budget) {
        Reel reel = new Reel();
        StringBuilder story = new StringBuilder();
        String first = "";
        int act = 0;
        for (int step = 0; step <= film.steps(); step++) {
            budget.spend(Budget.Stage.DRAW, step, film.steps());
            Frame frame = film.at(step);
            SvgSurface surface = new SvgSurface(theme, looks::of);
            frame.stack(surface);
            reel.add(surface.elements());
            if (step == 0) {
                first = String.join("\n", surface.elements());
            }
            int now = frame.moment().current().map(s -> s.act()).orElse(0);
            if (now != act && step > 0 && film.chapters().size() > 1) {
                story.append("</ol>\n").append(chapter(frame)).append("<ol start=\"").append(step)
                        .append("\">\n");
            }
            act = now;
            story.append(item(frame));
        }
        return filled(gaps(reel, story.toString(), first));
    }

    private static String chapter(Frame frame) {
        return "<h3>" + Markup.escape(frame.chapter()) + "</h3>\n";
    }

    private static String item(Frame frame) {
        Optional<Caption> caption = frame.caption();
        String question = frame.film().report().question();
        return "<li value=\"" + frame.moment().cursor() + "\" data-where=\"" + Markup.escape(frame.where())
                + "\"><button type=\"button\">" + Markup.escape(caption.map(Caption::headline)
                        .orElse(frame.where()))
                + "</button> <span>"
                + Markup.escape(caption.map(Caption::sentence).orElse(question)) + "</span> <code>"
                + Markup.escape(caption.map(Caption::call).orElse("")) + "</code></li>\n";
    }

    private Map<String, String> gaps(Reel reel, String story, String first) {
        Map<String, String> gaps = new LinkedHashMap<>();
        gaps.put("title", Markup.escape(film.report().title()));
        gaps.put("question", Markup.escape(film.report().question()));
        gaps.put("design", Markup.escape(film.report().designTitle()));
        gaps.put("colours", COLOURS.entrySet().stream().map(c -> String.format(Locale.ROOT, "--%s: #%06x;",
                c.getKey(), theme.of(c.getValue()).rgb())).collect(Collectors.joining(" ")));
        gaps.put("scheme", theme.name().toLowerCase(Locale.ROOT));
        gaps.put("width", Long.toString((long) Film.WIDTH));
        gaps.put("height", Long.toString((long) Math.ceil(film.height())));
        gaps.put("looks", looks.sheet());
        gaps.put("attributes", SvgSurface.ATTRIBUTES);
        gaps.put("steps", Integer.toString(film.steps()));
        gaps.put("letter", millis(GifFilm.LETTER));
        gaps.put("least", millis(GifFilm.LEAST));
        gaps.put("most", millis(GifFilm.MOST_DELAY));
        gaps.put("first", first);
        gaps.put("story", story);
        gaps.put("elements", reel.elements().stream().map(HtmlPage::quoted).collect(Collectors.joining(",\n")));
        gaps.put("pictures", reel.pictures().stream().map(p -> p.toString().replace(" ", ""))
                .collect(Collectors.joining(",\n")));
        return gaps;
    }

    /** Hundredths of a second in thousandths. */
    private static String millis(int hundredths) {
        return Integer.toString(10 * hundredths);
    }

    /** A text of JavaScript that may stand in a page. */
    private static String quoted(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("</", "<\\/")
                .replace("<!", "<\\!") + '\'';
    }

    private static String filled(Map<String, String> gaps) {
        Matcher matcher = GAP.matcher(template());
        return matcher.replaceAll(found -> Matcher.quoteReplacement(found.group(1).startsWith(WORD)
                ? Markup.escape(Messages.text("export.page." + found.group(1).substring(WORD.length())))
                : Objects.requireNonNull(gaps.get(found.group(1)), found.group())));
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
