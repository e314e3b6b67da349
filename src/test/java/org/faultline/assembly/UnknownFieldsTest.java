package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.faultline.reason.Wrong;
import org.junit.jupiter.api.Test;

/** A field that nothing is known of is never passed over in silence. */
class UnknownFieldsTest {
    private static final Path TRIO = Path.of("samples/reflink-trio.json");

    @Test
    void one_that_is_nearly_a_known_one_is_told_with_that() throws IOException {
        Problem problem = only(trio("\"policy\"", "\"Polcy\""));

        assertThat(problem.place().pointer()).isEqualTo("/processes/0/Polcy");
        assertThat(problem.place().line()).isPositive();
        assertThat(problem.isError()).isFalse();
        assertThat(Sentences.remedy(problem)).startsWith("Write \"policy\" if you meant that");
    }

    @Test
    void one_that_is_like_no_other_is_told_with_what_is_known_there() throws IOException {
        Problem problem = only(trio().with(new Pointer("/processes/0/colour"), Node.of("red")));

        assertThat(problem.code()).isEqualTo("unknown-key");
        assertThat(Sentences.of(problem)).isEqualTo("Nothing is known of a field \"colour\" here.");
        assertThat(Sentences.remedy(problem)).startsWith("Nothing comes of it, and it is kept as it is.")
                .contains("\"pid\", \"name\"");
    }

    @Test
    void what_is_below_it_is_not_told_as_well() throws IOException {
        Problem problem = only(trio().with(new Pointer("/orbit"), Node.Fields.EMPTY.with("moon", Node.of("x"))));

        assertThat(problem.place().pointer()).isEqualTo("/orbit");
    }

    @Test
    void an_act_knows_its_own_fields_only() throws IOException {
        Problem problem = only(trio().with(new Pointer("/acts"),
                acts("[{\"act\": \"punch\", \"file\": \"a\", \"length\": 4096, \"pages\": 2}]")));

        assertThat(problem.place().pointer()).isEqualTo("/acts/0/pages");
        assertThat(Sentences.remedy(problem))
                .contains("\"act\", \"pid\", \"file\", \"offset\", \"length\" or \"extents\"");
    }

    @Test
    void the_layout_holds_what_it_likes() throws IOException {
        TopologyDocument document = trio().with(new Pointer("/title"), Node.of("A title"))
                .with(new Pointer("/question"), Node.of("Why?\nHow?"))
                .with(new Pointer("/layout"), Node.Fields.EMPTY.with("order", Node.of(List.of())));

        assertThat(Assembler.assemble(document).problems()).isEmpty();
        assertThat(problems("{\"format\": \"faultline\", \"version\": 1, \"lesson\": {\"moon\": 1}}"))
                .extracting(p -> p.place().pointer()).contains("/lesson/moon");
    }

    @Test
    void of_another_programs_document_only_slips_are_told() {
        assertThat(problems("{\"schema\": 1, \"events\": []}")).extracting(Problem::code).containsOnly("missing");
        assertThat(problems("{\"formt\": \"faultline\", \"moon\": 1}")).extracting(Sentences::of)
                .contains("Nothing is known of a field \"formt\" here.")
                .doesNotContain("Nothing is known of a field \"moon\" here.");
    }

    @Test
    void it_is_told_after_each_edit_as_when_all_is_read_anew() throws IOException {
        TopologyDocument first = trio().with(new Pointer("/version"), Node.of(2)).with(new Pointer("/moon"),
                Node.of(1));
        Assembled foreign = Assembler.assemble(first);
        TopologyDocument ours = first.with(new Pointer("/version"), Node.of(1));
        Assembled again = Assembler.withAll().from(ours, Optional.of(foreign), Budget.UNLIMITED);

        assertThat(again.problems()).isEqualTo(Assembler.assemble(ours).problems()).hasSize(1);
        assertThat(Assembler.withAll().from(ours.with(new Pointer("/title"), Node.of("x")), Optional.of(again),
                Budget.UNLIMITED).problems()).isEqualTo(again.problems());
    }

    @Test
    void samples_and_templates_have_none() throws IOException {
        for (String folder : List.of("samples", "templates")) {
            try (var files = Files.list(Path.of(folder))) {
                assertThat(files).isNotEmpty()
                        .allSatisfy(f -> assertThat(problems(Files.readString(f))).as(f.toString()).extracting(
                                p -> p.why().because()).doesNotContain(Wrong.UNKNOWN_KEY, Wrong.UNKNOWN_FIELD));
            }
        }
    }

    private static Problem only(TopologyDocument document) {
        List<Problem> problems = Assembler.assemble(document).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static List<Problem> problems(String text) {
        return Assembler.assemble(TopologyJson.read("x.json", text).document().orElseThrow()).problems();
    }

    private static Node acts(String text) {
        return TopologyJson.read("", "{\"acts\": " + text + "}").document().orElseThrow().root().get("acts")
                .orElseThrow();
    }

    private static TopologyDocument trio() throws IOException {
        return TopologyJson.read("x.json", Files.readString(TRIO)).document().orElseThrow();
    }

    /** The first of such words written otherwise. */
    private static TopologyDocument trio(String word, String other) throws IOException {
        String text = Files.readString(TRIO);
        int at = text.indexOf(word);
        return TopologyJson.read("x.json", text.substring(0, at) + other + text.substring(at + word.length()))
                .document().orElseThrow();
    }
}
