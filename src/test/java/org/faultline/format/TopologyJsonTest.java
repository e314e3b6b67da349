package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a topology document looks as JSON. */
class TopologyJsonTest {
    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsStoredAsItIsWritten(Path sample) throws IOException {
        String text = Files.readString(sample);
        String written = TopologyJson.write(read(text));
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(sample, written);
        }
        assertThat(written).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writingTwiceGivesTheSameBytes(Path sample) throws IOException {
        TopologyDocument document = read(Files.readString(sample));
        assertThat(TopologyJson.write(document)).isEqualTo(TopologyJson.write(document))
                .isEqualTo(TopologyJson.write(read(TopologyJson.write(document))));
    }

    @Test
    void knownKeysAreWrittenInAFixedOrderAndUnknownOnesStayBehindTheirNeighbour() {
        String text =
                "{\"zeal\": 0, \"title\": \"t\", \"mood\": [1, [{\"b\": 2, \"a\": 1}]], \"version\": 1, \"format\": \"faultline\"}";
        assertThat(TopologyJson.write(read(text))).isEqualTo("""
                {
                  "zeal": 0,
                  "format": "faultline",
                  "version": 1,
                  "title": "t",
                  "mood": [1, [{"b": 2, "a": 1}]]
                }
                """);
    }

    @Test
    void whatIsTooLongForALineIsIndented() {
        String word = "w".repeat(50);
        String text =
                "{\"layout\": {\"a\": \"%s\", \"b\": \"%s\", \"c\": [true, null, -1.50e+300]}}".formatted(word, word);
        assertThat(TopologyJson.write(read(text))).isEqualTo("""
                {
                  "layout": {
                    "a": "%s",
                    "b": "%s",
                    "c": [true, null, -1.50e+300]
                  }
                }
                """.formatted(word, word));
    }

    @Test
    void strangeCharactersSurviveTheWayThroughAFile() {
        TopologyDocument document =
                TopologyDocument.blank("quote \" slash \\ line \n bell \u0007 half \uD800 ü 😀", "x");
        byte[] stored = TopologyJson.write(document).getBytes(StandardCharsets.UTF_8);
        assertThat(TopologyJson.read("x", stored).document().orElseThrow().title()).isEqualTo(document.title());
    }

    @Test
    void everyValueKnowsItsLine() {
        TopologyDocument document = read("{\n\"a\": [\n1,\n{\"b\":\n2}]}");
        assertThat(document.place(new Pointer("/a/1/b")).line()).isEqualTo(5);
        assertThat(document.place(new Pointer("/a/1/missing")).line()).isEqualTo(4);
    }

    @Test
    void anEditChangesOneLineOfTheFile() {
        TopologyDocument document = read("{\"format\": \"faultline\", \"version\": 1, \"design\": \"a\", \"new\": 1}");
        assertThat(TopologyJson.write(document.withDesign("b")))
                .isEqualTo(TopologyJson.write(document).replace("\"a\"", "\"b\""));
        assertThat(document.withDesign("a")).isEqualTo(document);
        TopologyDocument longer =
                document.with(new Pointer("/story/-"), Node.of(1)).with(new Pointer("/story/-"), Node.of(2));
        assertThat(longer.find(new Pointer("/story/1"))).contains(Node.of(2));
        assertThat(longer.without(new Pointer("/story/0")).find(new Pointer("/story")))
                .contains(Node.of(List.of(Node.of(2))));
        assertThat(longer.without(new Pointer("/story"))).isEqualTo(document);
    }

    private static TopologyDocument read(String text) {
        TopologyJson.Read read = TopologyJson.read("test.json", text);
        assertThat(read.problems()).isEmpty();
        return read.document().orElseThrow();
    }
}
