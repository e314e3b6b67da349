package org.faultline.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.faultline.budget.Budget;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.DesignText;
import org.faultline.grading.Exam;
import org.faultline.session.Lessons;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** Every lesson in every form in which it is published. */
class PublicationTest {
    private static final int VARIANTS = 3;
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    static List<String> names() {
        return Lessons.names();
    }

    private static Exam exam(String name) {
        return Exam.of(Lessons.open(name).orElseThrow().session().orElseThrow(), Budget.UNLIMITED).orElseThrow();
    }

    private static String text(Exam exam, Publication form) {
        return form.text(exam, exam.variants(VARIANTS));
    }

    /** The texts of a lesson stand in the page as data: a title that names their place does not put them elsewhere. */
    @Test
    void a_title_that_names_a_place_of_the_page_stays_a_title() {
        TopologyDocument document = Lessons.open("first-bad-page").orElseThrow().session().orElseThrow().document()
                .with(Pointer.ROOT.key("title"), Node.of("{{lesson}}{{slides}}")).with(
                        Pointer.ROOT.key("lesson").key("introduction"), Node.of("<img src=x onerror=alert(1)>"));
        Exam exam = Exam.of(Session.of(document, Optional.empty()).session().orElseThrow(), Budget.UNLIMITED)
                .orElseThrow();

        assertThat(DATA.matcher(text(exam, Publication.HTML)).replaceFirst(""))
                .contains("<h1>{{lesson}}{{slides}}</h1>")
                .doesNotContain("<img src=x");
        assertThat(text(exam, Publication.SLIDES)).contains("<title>{{lesson}}{{slides}}</title>")
                .doesNotContain("<img src=x");
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_questions_for_moodle_are_as_its_format_says(String name) throws SAXException {
        Exam exam = exam(name);
        String xml = text(exam, Publication.MOODLE);
        Validator validator = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(PublicationTest.class.getResource("/lessons/moodle.xsd")).newValidator();

        assertThatCode(() -> validator.validate(new StreamSource(new StringReader(xml)))).doesNotThrowAnyException();
        assertThat(xml.split("<question type=", -1))
                .hasSize(2 + exam.lesson().asks().size() * exam.variants(VARIANTS).size());
        assertThat(xml).contains("data:image/svg+xml;base64,").doesNotContain("http");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_gift_question_has_its_text_between_colons_and_its_answers_between_braces(String name) {
        Exam exam = exam(name);
        String gift = text(exam, Publication.GIFT);
        List<String> questions =
                Stream.of(gift.split("\n\n")).filter(q -> !q.isBlank() && !q.startsWith("//")).toList();

        assertThat(questions).hasSize(exam.lesson().asks().size() * exam.variants(VARIANTS).size())
                .allSatisfy(q -> assertThat(q.replaceAll("\\\\.", "")).matches(
                        "(?s)::[^:{}]+::\\[html\\][^{}=~#]+\\{#?\n([=~][^{}]*\n)+####[^{}]*\n\\}"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_page_asks_nobody_and_has_all_that_it_asks(String name) throws IOException {
        Exam exam = exam(name);
        String html = text(exam, Publication.HTML);
        Matcher data = DATA.matcher(html);

        assertThat(data.find()).isTrue();
        JsonNode lesson = new ObjectMapper().readTree(data.group(1));
        assertThat(lesson.get("variants")).hasSize(exam.variants(VARIANTS).size())
                .allSatisfy(v -> assertThat(v.get("asks")).hasSize(exam.lesson().asks().size()));
        assertThat(html.replace("http://www.w3.org/", "")).doesNotContain("http://", "https://", "{{");
    }

    private static List<String> pictures(String page) {
        return Pattern.compile("data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)").matcher(page.replace("\\", ""))
                .results()
                .map(m -> new String(Base64.getDecoder().decode(m.group(1)), StandardCharsets.UTF_8)).toList();
    }

    @Test
    void no_picture_names_the_kernel_that_is_asked_for_and_one_shows_what_came_of_it() {
        Exam exam = exam("which-kernel");
        String slides = text(exam, Publication.SLIDES);
        String html = text(exam, Publication.HTML);

        for (Publication form : Publication.values()) {
            assertThat(pictures(text(exam, form))).as(form.name()).isNotEmpty()
                    .noneMatch(svg -> Designs.all().stream().anyMatch(d -> svg.contains(DesignText.title(d))));
        }
        assertThat(pictures(html).stream().filter(svg -> svg.contains(">Step "))).hasSize(VARIANTS);
        assertThat(slides.indexOf("Under which kernel")).isGreaterThan(slides.indexOf("<h1>6"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_handout_has_each_question_twice_and_the_key_behind_them(String name) {
        Exam exam = exam(name);
        String html = text(exam, Publication.HANDOUT);
        String key = html.substring(html.indexOf("<div class=\"key\">"));

        assertThat(html.split("<section>", -1)).hasSize(1 + 2 * exam.lesson().asks().size());
        assertThat(key.split("What happened:", -1)).hasSize(1 + exam.lesson().asks().size());
    }
}
