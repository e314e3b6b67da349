package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.faultline.fake.Windows;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;
import org.faultline.picture.Type;
import org.faultline.picture.paper.Advances;
import org.faultline.picture.paper.SvgSurface;
import org.faultline.playback.Timeline;
import org.faultline.playback.Trail;
import org.faultline.process.UserProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The picture is drawn on any surface: here as SVG, with no window and no toolkit. */
class SvgTest {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 460;

    @ParameterizedTest
    @ValueSource(strings = {"first-contact", "reflink-trio", "metadata-hit", "two-disks", "private-copy"})
    void a_sample_is_drawn_as_well_formed_xml_with_the_names_of_what_it_shows(String sample) throws Exception {
        Timeline end = Windows.session(sample).timeline().last();
        StackPicture picture = StackLayout.of(end, LayoutContext.of(end), WIDTH, HEIGHT, 1);

        List<String> texts = texts(svg(picture, end));

        assertThat(picture.bands()).isNotEmpty().allSatisfy(band -> assertThat(texts).contains(band.name()));
        assertThat(picture.cards()).extracting(StackPicture.Card::process)
                .allSatisfy(p -> assertThat(texts).anyMatch(text -> isName(text, p)));
        assertThat(picture.strips()).filteredOn(s -> s.kind() == Strip.Kind.FILE).extracting(Strip::name)
                .allSatisfy(name -> assertThat(texts).contains(name));
        assertThat(Trail.of(end)).isNotEmpty();
        assertThat(svg(picture, end)).contains("fill-opacity", "<path");
    }

    @ParameterizedTest
    @ValueSource(ints = {460, 560, 700, 1100})
    void the_words_at_the_page_that_failed_and_the_names_of_groups_end_within_the_picture(int width) throws Exception {
        Timeline end = Windows.session("two-disks").timeline().last();
        StackPicture picture = StackLayout.of(end, LayoutContext.of(end), width, HEIGHT, 1);
        NodeList all = elements(svg(picture, end));
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            String text = all.item(i).getTextContent();
            if (text.startsWith("page 0x") || text.startsWith("AG ")) {
                seen.add(text);
                double x = Double.parseDouble(all.item(i).getAttributes().getNamedItem("x").getNodeValue());
                Type type = text.startsWith("AG ") ? Type.SMALL : Type.SMALL_BOLD;
                assertThat(x + Advances.TABLE.width(type, text)).as(text).isLessThanOrEqualTo(picture.right());
            }
        }
        assertThat(seen).anyMatch(text -> text.endsWith("still bad")).contains("AG 0");
    }

    private static boolean isName(String text, UserProcess process) {
        String whole = process.pid() + " " + process.comm();
        return text.equals(whole) || (text.endsWith("…") && whole.startsWith(text.substring(0, text.length() - 1)));
    }

    private static String svg(StackPicture picture, Timeline at) {
        SvgSurface svg = new SvgSurface(Theme.LIGHT);
        new StackPainter(new Pen(svg), picture, new StackPainter.Overlay(Trail.of(at), at.cursor(), 1, Set.of(),
                Set.of(), Optional.empty(), Set.of(), Optional.empty()))
                .paint(new StackPainter.View(WIDTH, HEIGHT, 0, 0, DragFeedback.NOTHING));
        return "<svg xmlns=\"http://www.w3.org/2000/svg\">" + String.join("\n", svg.elements()) + "</svg>";
    }

    private static List<String> texts(String svg) throws Exception {
        NodeList found = elements(svg);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add(found.item(i).getTextContent());
        }
        return all;
    }

    private static NodeList elements(String svg) throws Exception {
        Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        return xml.getElementsByTagName("text");
    }
}
