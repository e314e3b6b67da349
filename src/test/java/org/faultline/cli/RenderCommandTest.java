package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import org.faultline.session.Appearance;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderCommandTest {
    private final List<Asked> asked = new ArrayList<>();
    private final Renderer renderer = (session, look, out) -> {
        asked.add(new Asked(session, look, out));
        return Optional.empty();
    };

    private record Asked(Session session, Appearance look, Path out) {
        int cursor() {
            return session.timeline().cursor();
        }
    }

    @Test
    void without_a_step_the_end_of_the_story_is_drawn() {
        Cmd render = Cmd.run(renderer, "render", "samples/reflink-trio.json", "-o", "end.png");

        assertThat(render).isEqualTo(new Cmd(ExitCode.FINE, "", ""));
        assertThat(asked).singleElement().satisfies(a -> {
            assertThat(a.cursor()).isEqualTo(a.session.run().trace().steps().size());
            assertThat(a.look.window().width()).isEqualTo(1280);
            assertThat(a.look.window().height()).isEqualTo(800);
            assertThat(a.look.dark()).isFalse();
            assertThat(a.out).isEqualTo(Path.of("end.png"));
        });
    }

    @Test
    void page_design_step_size_theme_and_text_are_chosen() {
        Cmd.run(renderer, "render", "sample:reflink-trio", "--design", "rfc-v2", "--poison", "pfn:0x101C03", "--step",
                "2", "--size", "800x600", "--theme", "dark", "--text", "150", "-o", "two.png");

        assertThat(asked).singleElement().satisfies(a -> {
            assertThat(a.cursor()).isEqualTo(2);
            assertThat(a.look.window().width()).isEqualTo(800);
            assertThat(a.look.dark()).isTrue();
            assertThat(a.look.textSize()).isEqualTo(150);
            assertThat(a.session.run().design().id()).isEqualTo("rfc-v2");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--step -1", "--step 9999", "--step x", "--size 800", "--size 10x10", "--size 99999x99999",
            "--theme blue", "--text 110"})
    void what_cannot_be_drawn_is_bad_usage(String options) {
        List<String> args = new ArrayList<>(List.of("render", "sample:first-contact", "-o", "x.png"));
        args.addAll(List.of(options.split(" ", -1)));
        Cmd render = Cmd.run(renderer, args.toArray(String[]::new));

        assertThat(render.code()).isEqualTo(ExitCode.USAGE);
        assertThat(render.err()).isNotBlank();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_picture_needs_a_place() {
        assertThat(Cmd.run(renderer, "render", "sample:first-contact").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_picture_that_cannot_be_written_is_told() {
        Renderer full = (session, look, out) -> Optional
                .of(Problems.error(out.toString(), Wrong.DISK_FULL, Detail.of("1 byte is left")));
        Cmd render = Cmd.run(full, "render", "sample:first-contact", "-o", "x.png");

        assertThat(render.code()).isEqualTo(ExitCode.USAGE);
        assertThat(render.err()).isEqualTo("""
                x.png: error: There is no room for it: 1 byte is left. [disk-full]
                    Make room and save again, or save it on another disk; it is still open here.
                """);
    }
}
