package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.format.TopologyJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smallest documents of scenarios that broke a rule once. */
class FoundBeforeTest {
    static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/soak"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void keeps_every_rule_now(Path document) throws IOException {
        String text = Files.readString(document);

        assertThat(Findings.in(TopologyJson.read(document.toString(), text).document().orElseThrow())).isEmpty();
    }
}
