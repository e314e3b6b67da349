package org.faultline.edit;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.faultline.assembly.ActKind;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.Known;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.Shape;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.problem.Problem;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known of parts and acts is whole, and the page says it. {@code -Dgolden=accept} writes the page. */
class PartsPageTest {
    private static final Path PAGE = Path.of("docs/parts.md");

    static List<ActKind> acts() {
        return Known.all().acts();
    }

    static List<Part> parts() {
        return Catalogue.all().parts();
    }

    @Test
    void the_page_tells_what_is_known() throws IOException {
        String now = PartsPage.markdown(Catalogue.all());
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(PAGE, now);
        }

        assertThat(Files.readString(PAGE)).as("write it with -Dgolden=accept").isEqualTo(now);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("acts")
    void the_example_of_an_act_has_only_declared_fields_and_can_be_assembled(ActKind kind) {
        TopologyDocument trio = TopologyJson.read("", Samples.content("reflink-trio").orElseThrow()).document()
                .orElseThrow();
        Node.Fields act = (Node.Fields) read(kind.description().example());

        assertThat(act.get("act")).get(as(type(Node.Text.class))).extracting(Node.Text::value).isEqualTo(kind.word());
        assertThat(act.fields()).extracting(Node.Field::name)
                .allMatch(key -> key.equals("act") || kind.description().field(key).isPresent());
        assertThat(Assembler.assemble(trio.with(new Pointer("/story"), Node.of(List.of(act)))).problems())
                .filteredOn(Problem::isError).isEmpty();
    }

    @Test
    void acts_are_written_with_the_keys_that_they_declare_and_no_others() {
        Stream<String> declared = Stream.concat(Stream.of("act"),
                acts().stream().flatMap(a -> a.description().fields().stream()).map(Field::key));

        assertThat(ActFields.keys()).containsExactlyInAnyOrderElementsOf(declared.distinct().toList());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("parts")
    void a_part_says_what_it_is_and_every_field_has_a_place_in_the_order_of_writing(Part part) {
        Description what = part.description();
        Shape shape = Objects.requireNonNull(Shape.DOCUMENT.below().get(switch (part.layer()) {
            case MEMORY, BLOCK -> "devices";
            case FILESYSTEM, FILE -> "filesystems";
            case WATCHER -> "watchers";
            case PROCESS -> "processes";
        }));
        List<Shape> shapes = Stream.concat(Stream.of(shape), shape.below().values().stream()).toList();

        assertThat(what.meaning()).endsWith(".");
        assertThat(Stream.concat(part.fields().stream(), what.seldom().stream())).allSatisfy(f -> {
            assertThat(f.meaning()).endsWith(".");
            assertThat(shapes).anyMatch(s -> s.keys().contains(f.key().split("/")[0]));
        });
    }

    private static Node read(String text) {
        return TopologyJson.read("", text).document().orElseThrow().root();
    }
}
