package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.problem.Problem;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {
    static List<String> names() {
        return Templates.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_template_works_under_every_design_and_only_the_oldest_refuses_to_share_blocks(String name) {
        Opened opened = Templates.open(name);
        assertThat(opened.problems()).isEmpty();
        Session fresh = opened.session().orElseThrow();
        assertThat(fresh.file()).isEmpty();
        assertThat(fresh.isModified()).isFalse();
        assertThat(fresh.document().title()).isNotEmpty();
        assertThat(fresh.run().trace().steps()).isEmpty();

        for (KernelDesign design : Designs.all()) {
            Opened other = fresh.apply(Edit.of("Design", d -> d.withDesign(design.id())));
            assertThat(other.problems())
                    .as(design.id())
                    .extracting(Problem::code)
                    .allMatch(code -> code.equals("mount-refused") && design.id().equals("linux-5.10"));
            Session session = other.session().orElseThrow();
            Trace trace = session.poison(firstPage(session), new Notice.CorruptPfn()).run().trace();
            assertThat(trace.verdicts()).as(design.id()).hasSize(1);
        }
    }

    @Test
    void every_template_of_the_folder_is_offered() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("templates"))) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Templates.names());
        }
    }

    /** The first byte that the first process sees. */
    private static Address firstPage(Session session) {
        var process = session.run().trace().before().processes().getFirst();
        return new Address.OfVirtual(process.pid(), process.mappings().getFirst().address());
    }
}
