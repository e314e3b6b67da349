package org.faultline.assembly;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people are told about documents that cannot be used: never a stack trace, always a place and a remedy. */
class BrokenDocumentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/broken");
    private static final Path TABLE = FOLDER.resolve("expected.txt");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachBrokenDocumentGivesProblemsWithAPlaceAndARemedy(String name) throws IOException {
        for (Problem problem : problems(name)) {
            assertThat(problem.place().line()).isPositive();
            assertThat(problem.place().file()).isEqualTo(name);
            assertThat(problem.code()).matches("[a-z0-9-]+");
            assertThat(Sentences.of(problem)).matches("(?s)[A-Z\"].*\\.");
            assertThat(Sentences.remedy(problem)).matches("(?s)[A-Z\"].*\\.");
        }
        assertThat(problems(name)).anyMatch(Problem::isError);
    }

    @Test
    void theProblemsAreTheExpectedOnes() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : names()) {
            for (Problem problem : problems(name)) {
                lines.add(name + "|" + problem.place().line() + "|" + problem.place().pointer() + "|" + problem.code()
                        + "|" + Sentences.of(problem) + "|" + Sentences.remedy(problem));
            }
        }
        String text = lines.stream().collect(joining("\n", "", "\n"));
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(TABLE, text);
        }
        assertThat(text).isEqualTo(Files.readString(TABLE));
    }

    @Test
    void thereAreAtLeastThirtyOfThem() throws IOException {
        assertThat(names()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void fiftyMegabytesOfBracketsAreRefusedAtOnce() {
        String brackets = "[".repeat(50 << 20);
        TopologyJson.Read read = Assertions.assertTimeout(Duration.ofSeconds(2),
                () -> TopologyJson.read("brackets.json", brackets));
        assertThat(read.document()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).containsExactly("too-deep");
    }

    @Test
    void bracketsAreTooDeepAndNeverTooMany() {
        String many = "{\"layout\": [" + "[],".repeat(3_000_000) + "[]]}";
        assertThat(TopologyJson.read("x", many).document()).isPresent();
        assertThat(TopologyJson.read("x", many.getBytes(StandardCharsets.UTF_8)).document()).isPresent();
        assertThat(TopologyJson.read("x", "{\"layout\": " + "{\"a\":".repeat(100_000)).problems())
                .extracting(Problem::code).containsExactly("too-deep");
    }

    @Test
    void aByteOrderMarkIsToldAndLeftOut() {
        TopologyJson.Read read = TopologyJson.read("x", "\uFEFF{\"format\": \"faultline\"}");
        assertThat(read.problems()).extracting(Problem::code).containsExactly("byte-order-mark");
        assertThat(read.problems()).noneMatch(Problem::isError);
        assertThat(TopologyJson.write(read.document().orElseThrow())).startsWith("{");
    }

    @Test
    void bytesThatAreNotTextAreRefusedWithTheirLine() {
        byte[] bytes = "{\n\"format\": \"faultline\",\n\"title\": \"?\"}".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xff;
        Problem problem = TopologyJson.read("x", bytes).problems().getFirst();
        assertThat(problem.code()).isEqualTo("not-utf-8");
        assertThat(problem.place().line()).isEqualTo(3);
    }

    @Test
    void aNumberOfTenThousandDigitsIsTooLong() {
        String text = "{\"format\": \"faultline\",\n\"version\": " + "9".repeat(10_000) + "}";
        Problem problem = TopologyJson.read("x", text).problems().getFirst();
        assertThat(problem.code()).isEqualTo("too-long");
        assertThat(problem.place().line()).isEqualTo(2);
    }

    @Test
    void everythingWrongIsToldAtOnceInTheOrderOfTheLines() {
        String text = """
                {"format": "faultline", "version": 1, "design": "nine",
                "devices": [{"id": "d", "kind": "pmem", "base": 1, "size": "x", "dataOffset": -4}],
                "filesystems": [{"id": "d", "kind": "fat", "on": "e", "mount": "here",
                  "files": [{"id": "f", "path": "f"}]}],
                "processes": [{"id": "p", "pid": "1", "name": "p",
                  "mappings": [{"id": "m", "file": "g", "address": 0, "length": 1, "flags": "both"}]}],
                "story": [{"act": "poison", "at": "?", "how": "?"}]}
                """;
        List<Problem> problems = check(TopologyJson.read("x", text));
        assertThat(problems).extracting(p -> p.place().line() + " " + p.code()).contains("1 unknown-design",
                "2 unaligned", "2 not-a-size", "2 negative", "3 duplicate-id", "3 unknown-word", "3 unknown-id",
                "3 bad-mount", "4 bad-path", "4 missing", "5 wrong-type", "6 unknown-id", "6 unaligned",
                "6 unknown-word", "7 bad-address", "7 unknown-word");
        assertThat(problems).isSortedAccordingTo((a, b) -> Integer.compare(a.place().line(), b.place().line()));
    }

    private static List<Problem> problems(String name) throws IOException {
        return check(TopologyJson.read(name, Files.readAllBytes(FOLDER.resolve(name))));
    }

    static List<Problem> check(TopologyJson.Read read) {
        List<Problem> problems = new ArrayList<>(read.problems());
        for (TopologyDocument document : read.document().stream().toList()) {
            problems.addAll(Assembler.assemble(document).problems());
        }
        return problems;
    }
}
