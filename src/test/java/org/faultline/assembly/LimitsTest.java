package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.problem.Problem;
import org.junit.jupiter.api.Test;

/** What a document may not ask for although every value has the right type, and what it is warned of. */
class LimitsTest {
    @Test
    void oneCallTransfersNoMoreThanTheKernelLets() throws IOException {
        String write = "{\"act\": \"write\", \"pid\": 101, \"file\": \"a\", \"offset\": 0, \"length\": %s}";

        assertThat(codes(story(write.formatted("2147479552")))).isEmpty();
        assertThat(codes(story(write.formatted("2147479553")))).containsExactly("number-too-big");
        assertThat(codes(story(write.formatted("\"500 PiB\"")))).containsExactly("number-too-big");
    }

    @Test
    void aTouchThatStoresIsAsShort() throws IOException {
        assertThat(codes(story("{\"act\": \"touch\", \"pid\": 101, \"mapping\": \"m101\", \"page\": 0,"
                + " \"pages\": 1099511627776, \"access\": \"write\"}"))).contains("number-too-big");
    }

    @Test
    void aNameThatWouldDisturbATerminalIsRefused() throws IOException {
        assertThat(codes(trio().with(new Pointer("/processes/0/name"), Node.of("a\u001b[2J"))))
                .containsExactly("control-character");
        assertThat(codes(trio().with(new Pointer("/question"), Node.of("Who is hit?\nAnd why?")))).isEmpty();
    }

    @Test
    void aNameIsCutBetweenCharactersAtTheBytesTheKernelKeeps() throws IOException {
        Assembled assembled = Assembler
                .assemble(trio().with(new Pointer("/processes/0/name"), Node.of("\uD83D\uDE00".repeat(10))));

        assertThat(assembled.problems()).extracting(Problem::code).containsExactly("comm-too-long");
        assertThat(assembled.plan().orElseThrow().machine().process(101).orElseThrow().comm())
                .isEqualTo("\uD83D\uDE00".repeat(3));
    }

    @Test
    void whatIsShownOtherwiseThanKernelsDoItIsAWarning() throws IOException {
        assertThat(codes(trio().with(new Pointer("/filesystems/0/rmapbt"), Node.of(false))))
                .containsExactly("shared-without-rmapbt");
    }

    private static List<String> codes(TopologyDocument document) {
        return Assembler.assemble(document).problems().stream().map(Problem::code).toList();
    }

    private static TopologyDocument story(String act) throws IOException {
        TopologyDocument document = TopologyJson.read("story", "{\"story\": [" + act + "]}").document().orElseThrow();
        return trio().with(new Pointer("/story"), document.find(new Pointer("/story")).orElseThrow());
    }

    private static TopologyDocument trio() throws IOException {
        String text = Files.readString(Path.of("samples/reflink-trio.json"));
        return TopologyJson.read("samples/reflink-trio.json", text).document().orElseThrow();
    }
}
