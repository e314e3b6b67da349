package org.faultline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.faultline.budget.Budget;
import org.faultline.fake.Windows;
import org.faultline.format.Caption;
import org.faultline.picture.Theme;
import org.faultline.problem.Problem;
import org.faultline.process.UserProcess;
import org.faultline.reason.Wrong;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.why.Answers;
import org.faultline.why.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The way to an outcome as one picture. */
class WayStripTest {
    @TempDir
    private Path folder;

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_step_of_the_way_has_its_words_within_the_picture_and_no_other_step_has(String sample) throws Exception {
        Session session = end(Windows.session(sample));
        for (UserProcess process : session.timeline().machine().processes()) {
            List<Step> path = path(session, process.pid());
            if (!path.isEmpty()) {
                shows(session, path, new String(content(Form.SVG, session, path), StandardCharsets.UTF_8));
            }
        }
    }

    private static void shows(Session session, List<Step> path, String svg) throws Exception {
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        String said = root.getElementsByTagName("desc").item(0).getTextContent();

        assertThat(svg).doesNotContain("<script", "href");
        for (Step step : session.run().trace().steps()) {
            String told = "Step " + step.number() + ": "
                    + Caption.of(step, session.run().trace().states().get(step.number())).headline();
            assertThat(said.contains(told)).as(told).isEqualTo(path.contains(step));
        }
        double width = Double.parseDouble(root.getAttribute("width"));
        NodeList texts = root.getElementsByTagName("text");
        assertThat(texts.getLength()).isGreaterThan(10 * path.size());
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            assertThat(Double.parseDouble(text.getAttribute("x"))).as(text.getTextContent()).isBetween(0.0, width);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Form.class, names = {"SVG", "PNG", "PDF"})
    void the_same_way_gives_the_same_bytes(Form form) {
        Session session = end(Windows.session("first-contact"));
        byte[] once = content(form, session, path(session, 101));

        Session again = end(Windows.session("first-contact"));
        assertThat(content(form, again.at(3), path(again, 101))).isEqualTo(once).isNotEmpty();
    }

    @Test
    void a_pdf_has_its_words_as_words_and_pixels_have_the_ground_of_the_theme() throws IOException {
        Session session = end(Windows.session("reflink-trio"));
        try (PDDocument pdf = Loader.loadPDF(content(Form.PDF, session, path(session, 103)))) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(new PDFTextStripper().getText(pdf)).contains("How it came to that: outcome", "1 of 12",
                    "The page lies 10 MiB into pmem0.", "103 report is left alone: it does not have the page.");
        }
        byte[] dark = new Export(Form.PNG, Theme.DARK, new Way("outcome", List.of(1, 2))).content(session,
                Budget.UNLIMITED);
        assertThat(ImageIO.read(new ByteArrayInputStream(dark)).getRGB(1, 1)).isEqualTo(0xFF0D1117);
    }

    @Test
    void a_way_that_is_too_long_for_a_picture_is_refused_and_a_number_in_its_name_is_none() {
        Session session = end(Windows.session("first-contact"));
        List<Integer> many = Collections.nCopies(61, 1);

        assertThat(new Export(Form.SVG, Theme.LIGHT, new Way("", many)).write(session, folder.resolve("way.svg"),
                Budget.UNLIMITED).map(Problem::code)).contains(Wrong.FILM_TOO_LONG.code());
        assertThat(new Export(Form.SVG, Theme.LIGHT, new Way("", List.of(1))).write(session,
                folder.resolve("way-%d.svg"), Budget.UNLIMITED)).isEmpty();
        assertThat(folder.toFile().list()).containsExactly("way-%d.svg");
    }

    private static byte[] content(Form form, Session session, List<Step> path) {
        return new Export(form, Theme.LIGHT, new Way("outcome", path.stream().map(Step::number).toList()))
                .content(session, Budget.UNLIMITED);
    }

    private static List<Step> path(Session session, int pid) {
        return new Answers(session.timeline(), session.run().design()).to(new Question.OfProcess(pid)).orElseThrow()
                .path();
    }

    private static Session end(Session session) {
        return session.at(session.run().trace().steps().size());
    }
}
