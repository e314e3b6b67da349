package org.faultline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.faultline.fake.Windows;
import org.faultline.format.Caption;
import org.faultline.picture.paper.Markup;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** SVG and the page for a browser: what they have, and what they may not have. */
class DrawnTextTest {
    private static final Pattern OUTSIDE = Pattern.compile("(?i)(src|href)\\s*=|url\\(|@import|https?:(?!//www.w3.org/)"
            + "|fetch\\(|XMLHttpRequest|WebSocket|<(link|img|iframe|object|embed|image|use)\\b");
    private static final int MOST = 600_000;
    private static final int MANY = 200;

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_picture_is_well_formed_with_title_description_and_words_within_it(String sample) throws Exception {
        Session end = Windows.session(sample);
        Session session = end.at(end.run().trace().steps().size());
        String svg = ExportTest.text(Form.SVG, session);
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        Caption caption = Caption.at(session.timeline()).orElseThrow();

        assertThat(svg).doesNotContainPattern(OUTSIDE).doesNotContain("<script");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(only(root, "title").getTextContent()).startsWith(session.document().title());
        assertThat(only(root, "desc").getTextContent()).contains(caption.headline());
        NodeList texts = root.getElementsByTagName("text");
        assertThat(texts.getLength()).isGreaterThan(10);
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            double x = Double.parseDouble(text.getAttribute("x"));
            double width = text.hasAttribute("textLength") ? Double.parseDouble(text.getAttribute("textLength")) : 0;
            double left = switch (text.getAttribute("text-anchor")) {
                case "middle" -> x - width / 2;
                case "end" -> x - width;
                default -> x;
            };
            assertThat(text.getTextContent()).isNotBlank();
            assertThat(left).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
            assertThat(left + width).as(text.getTextContent()).isLessThanOrEqualTo(Film.WIDTH);
        }
    }

    @Test
    void a_page_asks_nobody_and_has_each_step_in_words() {
        Session session = Windows.session("two-disks");
        String page = ExportTest.text(Form.HTML, session);

        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\"").doesNotContainPattern(OUTSIDE)
                .contains("default-src 'none'", "prefers-reduced-motion", "aria-live", "type=\"range\"",
                        "<title>" + session.document().title() + "</title>")
                .doesNotContain("{{");
        IntStream.rangeClosed(1, session.run().trace().steps().size()).mapToObj(session::at).forEach(at -> assertThat(
                page).contains(Markup.escape(Caption.at(at.timeline()).orElseThrow().headline())));
    }

    @Test
    void names_from_a_document_are_never_taken_for_markup() {
        String text = new String(Samples.content("first-contact").orElseThrow(), StandardCharsets.UTF_8)
                .replaceFirst("\"title\": *\"[^\"]*\"",
                        Matcher.quoteReplacement("\"title\": \"</script><script>alert(1)//&{{x}}$1\\\\\""));
        Session session = Session.read("evil", text.getBytes(StandardCharsets.UTF_8), Optional.empty()).session()
                .orElseThrow();
        assertThat(session.document().title()).isEqualTo("</script><script>alert(1)//&{{x}}$1\\");

        assertThat(ExportTest.text(Form.HTML, session)).doesNotContain("<script>alert").containsOnlyOnce("</script>");
        assertThat(ExportTest.text(Form.SVG, session)).doesNotContain("<script>alert");
        assertThat(ExportTest.text(Form.MARKDOWN, session)).startsWith("# \\</script\\>\\<script\\>");
    }

    @Test
    void a_page_of_two_hundred_steps_is_small_and_has_each_of_them() {
        Session session = longRun();
        int steps = session.run().trace().steps().size();
        assertThat(steps).isGreaterThanOrEqualTo(MANY);
        String page = ExportTest.text(Form.HTML, session);

        assertThat(page.getBytes(StandardCharsets.UTF_8).length * (long) MANY / steps).isLessThan(MOST);
        assertThat(page.split("<li value=")).hasSize(steps + 2);
    }

    @Test
    void a_reel_gives_back_what_was_put_in() {
        List<List<String>> all = List.of(List.of("a", "b", "c"), List.of("a", "x", "b", "c"), List.of(),
                List.of("c", "c", "b", "a", "b", "c"), List.of("c", "c", "b", "a", "b", "c"));
        Reel reel = new Reel();
        all.forEach(reel::add);

        assertThat(played(reel)).isEqualTo(all);
        assertThat(reel.elements()).containsExactlyInAnyOrder("a", "b", "c", "x");
        assertThat(reel.pictures().getLast()).containsExactly(-1, 6);
    }

    /** What the page does with it. */
    private static List<List<String>> played(Reel reel) {
        List<List<Integer>> played = new ArrayList<>();
        for (List<Integer> picture : reel.pictures()) {
            List<Integer> now = new ArrayList<>();
            for (int i = 0; i < picture.size(); i++) {
                int n = picture.get(i);
                if (n < 0) {
                    now.addAll(played.getLast().subList(-1 - n, -1 - n + picture.get(++i)));
                } else {
                    now.add(n);
                }
            }
            played.add(now);
        }
        return played.stream().map(p -> p.stream().map(reel.elements()::get).toList()).toList();
    }

    /** One page after the other goes bad under processes that live on. */
    private static Session longRun() {
        String poisons = IntStream.range(0, 8).mapToObj(i -> "{\"act\": \"poison\", \"at\": \"file:/mnt/db/a@"
                + 4096 * i + "\", \"how\": \"corrupt-pfn\"}").collect(Collectors.joining(",", "\"story\": [", "]\n}"));
        String sample = new String(Samples.content("reflink-trio").orElseThrow(), StandardCharsets.UTF_8);
        String text = sample.replace("\"sigbus\": \"default\"", "\"sigbus\": \"handler\"")
                .replaceFirst("(?s)\"story\":.*", Matcher.quoteReplacement(poisons));
        return Session.read("long", text.getBytes(StandardCharsets.UTF_8), Optional.empty()).session().orElseThrow();
    }

    private static Element only(Element root, String tag) {
        NodeList found = root.getElementsByTagName(tag);
        assertThat(found.getLength()).as(tag).isOne();
        return (Element) found.item(0);
    }
}
