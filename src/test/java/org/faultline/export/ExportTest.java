package org.faultline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.fake.Windows;
import org.faultline.picture.Theme;
import org.faultline.problem.Problem;
import org.faultline.reason.Wrong;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs as files. {@code -Dgolden=accept} records the texts anew: the diff is the review. */
class ExportTest {
    private static final Path RECORDED = Path.of("src/test/resources/exports");
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Form.class)
    void the_same_run_gives_the_same_bytes(Form form) {
        Session session = Windows.session("first-contact");
        byte[] once = content(form, session.at(2));

        assertThat(content(form, session.at(9).at(2))).isEqualTo(once).isNotEmpty();
        assertThat(content(form, Windows.session("first-contact").at(2))).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({"SVG,reflink-trio,14", "HTML,first-contact,0", "MARKDOWN,reflink-trio,0", "MARKDOWN,metadata-hit,0"})
    void texts_read_as_recorded(Form form, String sample, int step) throws IOException {
        String now = text(form, Windows.session(sample).at(step));
        Path file = RECORDED.resolve(sample + "." + form.ending());
        if (System.getProperty("golden", "").equals("accept")) {
            Files.createDirectories(RECORDED);
            Files.writeString(file, now);
        }

        assertThat(now).doesNotContain("\r").endsWith("\n");
        assertThat(now.lines()).containsExactlyElementsOf(Files.readAllLines(file));
    }

    @Test
    void a_pdf_has_its_words_as_words_and_one_page() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(content(Form.PDF, Windows.session("reflink-trio").at(14)))) {
            assertThat(pdf.getNumberOfPages()).isOne();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Reflink trio: Step 14 of 28 · 5 Decide");
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(960);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Reflink trio", "101 postgres", "/db/a",
                    "Is anybody to be signalled for page 0 of /db/a?");
        }
    }

    @Test
    void a_film_shows_every_step_for_as_long_as_it_takes_to_read() throws IOException {
        Session session = Windows.session("first-contact");
        List<Integer> delays = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(
                new ByteArrayInputStream(content(Form.GIF, session)))) {
            reader.setInput(in);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(i)
                        .getAsTree("javax_imageio_gif_image_1.0");
                delays.add(Integer.parseInt(((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension")
                        .item(0)).getAttribute("delayTime")));
            }
            assertThat(reader.getWidth(0)).isEqualTo(1280);
            assertThat(reader.getHeight(0)).isEqualTo(720);
        }

        assertThat(delays).hasSize(session.run().trace().steps().size() + 1)
                .allSatisfy(delay -> assertThat(delay).isBetween(120, 1000));
        assertThat(delays.getLast()).isGreaterThanOrEqualTo(520);
    }

    @Test
    void a_picture_in_pixels_is_fine_and_has_its_themes_ground() throws IOException {
        Session session = Windows.session("first-contact");
        BufferedImage light = ImageIO.read(new ByteArrayInputStream(content(Form.PNG, session)));
        BufferedImage dark = ImageIO.read(new ByteArrayInputStream(
                new Export(Form.PNG, Theme.DARK).content(session, Budget.UNLIMITED)));

        assertThat(light.getWidth()).isEqualTo(2560);
        assertThat(light.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
        assertThat(dark.getRGB(1, 1)).isEqualTo(0xFF0D1117);
    }

    @Test
    void a_number_in_the_name_makes_a_picture_of_each_step() {
        Session session = Windows.session("first-contact");
        int steps = session.run().trace().steps().size();

        assertThat(write(Form.SVG, session, folder.resolve("step-%03d.svg"))).isEmpty();

        assertThat(folder.toFile().list()).hasSize(steps + 1).contains("step-000.svg", "step-001.svg");
        assertThat(folder.resolve("step-002.svg")).hasBinaryContent(content(Form.SVG, session.at(2)));
        assertThat(write(Form.HTML, session, folder.resolve("%d.html")).map(Problem::code))
                .contains(Wrong.OUT_NOT_NUMBERED.code());
    }

    @Test
    void a_file_is_replaced_whole_keeps_its_mode_and_is_not_touched_where_that_cannot_be() throws IOException {
        Session session = Windows.session("first-contact");
        Path file = Files.writeString(folder.resolve("run.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(write(Form.JSON, session, file)).isEmpty();

        assertThat(file).hasContent(text(Form.JSON, session));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        assertThat(write(Form.JSON, session, folder)).map(Problem::code).contains("out-not-written");
        assertThat(write(Form.JSON, session, folder.resolve("gone/run.json"))).map(Problem::code)
                .contains("out-not-written");
        assertThat(folder.toFile().list()).containsExactly("run.json");
    }

    @Test
    void a_link_that_somebody_put_where_the_part_file_goes_is_not_followed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path out = folder.resolve("run.md");
        Files.createSymbolicLink(folder.resolve(".run.md." + ProcessHandle.current().pid() + ".part"), precious);

        assertThat(write(Form.MARKDOWN, Windows.session("first-contact"), out)).isEmpty();

        assertThat(precious).hasContent("mine");
        assertThat(out).isRegularFile().isNotEmptyFile();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("precious", "run.md");
    }

    @ParameterizedTest
    @EnumSource(value = Form.class, names = {"GIF", "HTML"})
    void what_takes_long_says_how_far_it_is_and_is_stopped_with_what_was_there_untouched(Form form)
            throws IOException {
        Path file = Files.writeString(folder.resolve("run." + form.ending()), "old");
        List<Long> told = new ArrayList<>();
        Budget twice = (stage, done, of) -> {
            told.add(100 * done / of);
            if (told.size() > 2) {
                throw new Stopped();
            }
        };

        assertThatThrownBy(() -> new Export(form, Theme.LIGHT).write(Windows.session("first-contact"), file, twice))
                .isInstanceOf(Stopped.class);

        assertThat(told).isSorted().hasSize(3);
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    static Optional<Problem> write(Form form, Session session, Path file) {
        return new Export(form, Theme.LIGHT).write(session, file, Budget.UNLIMITED);
    }

    static byte[] content(Form form, Session session) {
        return new Export(form, Theme.LIGHT).content(session, Budget.UNLIMITED);
    }

    static String text(Form form, Session session) {
        return new String(content(form, session), StandardCharsets.UTF_8);
    }
}
