package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.session.Content;
import org.faultline.session.DocumentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of long work, and what Ctrl+C leaves behind. */
class ProgressTest {
    private static final long MILLISECOND = 1_000_000;

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void work_that_lasts_is_told_where_somebody_watches() {
        Progress progress = new Progress(new PrintWriter(err), true, () -> now);

        progress.spend(Budget.Stage.ASSEMBLE, 1, 10);
        assertThat(err.toString()).isEmpty();
        now = 301 * MILLISECOND;
        progress.spend(Budget.Stage.ASSEMBLE, 5, 10);
        assertThat(err.toString()).endsWith("assembling 50 %");
        now += 50 * MILLISECOND;
        progress.spend(Budget.Stage.ASSEMBLE, 6, 10);
        assertThat(err.toString()).endsWith("assembling 50 %");
        now += 60 * MILLISECOND;
        progress.spend(Budget.Stage.RUN, 7, 10);
        assertThat(err.toString()).endsWith("running 70 %");
    }

    @Test
    void of_thousands_of_files_is_told_how_far_all_of_them_are_and_every_answer_has_a_line_of_its_own()
            throws IOException {
        int files = 2000;
        List<String> words = new ArrayList<>(List.of("check"));
        String sample = Files.readString(Path.of("samples/free-block.json"));
        for (int i = 0; i < files; i++) {
            words.add(Files.writeString(folder.resolve(i + ".json"), sample).toString());
        }
        StringWriter out = new StringWriter();
        Progress progress = new Progress(new PrintWriter(err), true, () -> now += 200 * MILLISECOND);
        Renderer none = (session, look, file) -> Optional.empty();

        int code = new Cli(new PrintWriter(out), new PrintWriter(new StringWriter()), none, progress,
                new Faults(Optional.empty())).run(words.toArray(String[]::new));

        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(out.toString().lines()).hasSize(files).allMatch(line -> line.endsWith(".json: no problems"));
        List<Integer> told = Pattern.compile("(\\d+) %").matcher(err.toString()).results()
                .map(r -> Integer.valueOf(r.group(1))).toList();
        assertThat(told).isSorted().contains(0, 50, 99);
        assertThat(err.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void nothing_is_told_into_a_file() {
        Progress progress = new Progress(new PrintWriter(err), false, () -> now);

        now = 5000 * MILLISECOND;
        progress.spend(Budget.Stage.READ, 5, 10);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void what_was_told_goes_when_the_work_is_over() {
        Progress progress = new Progress(new PrintWriter(err), true, () -> now);

        String answer = progress.during(() -> {
            now = 400 * MILLISECOND;
            progress.spend(Budget.Stage.READ, 1, 1);
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(err.toString()).endsWith("100 %\r\u001b[K");
    }

    @Test
    void what_goes_wrong_after_a_stop_comes_of_it() {
        Progress progress = new Progress(new PrintWriter(err), true, () -> now);

        assertThatThrownBy(() -> progress.during(() -> {
            progress.stop();
            throw new IllegalStateException("the drawing was put away");
        })).isInstanceOf(Stopped.class);
        assertThatThrownBy(() -> new Progress(new PrintWriter(err), true, () -> now).during(() -> {
            throw new IllegalStateException("a fault");
        })).hasMessage("a fault");
    }

    @Test
    void a_stopped_picture_leaves_the_one_that_was_there() throws IOException {
        Path picture = Files.writeString(folder.resolve("end.png"), "old");
        Progress progress = new Progress(new PrintWriter(err), true, () -> now);
        progress.stop();
        StringWriter out = new StringWriter();
        Renderer renderer = (session, look, file) -> {
            try {
                DocumentFile.replace(file, Content.of(new byte[]{1}));
                return Optional.empty();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };

        int code = new Cli(new PrintWriter(out), new PrintWriter(err), renderer, progress,
                new Faults(Optional.empty())).run("render",
                        "sample:reflink-trio", "-o", picture.toString());
        assertThat(code).isEqualTo(ExitCode.STOPPED);
        assertThat(out.toString() + err).isEmpty();
        assertThat(picture).hasContent("old");
        assertThat(folder).isDirectoryContaining(p -> p.equals(picture));
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void comparing_recorded_runs_stops_before_the_next_of_them() {
        Progress progress = new Progress(new PrintWriter(err), true, () -> now);
        StringWriter out = new StringWriter();
        PrintWriter first = new PrintWriter(out) {
            @Override
            public boolean checkError() {
                progress.stop();
                return super.checkError();
            }
        };

        int code = new Cli(first, new PrintWriter(err), (session, look, file) -> Optional.empty(),
                progress, new Faults(Optional.empty())).run("verify", "src/test/resources/kernel-cases/more.jsonl.gz");
        first.flush();
        assertThat(code).isEqualTo(ExitCode.STOPPED);
        assertThat(out.toString().lines()).hasSize(1).allMatch(line -> line.endsWith(": agree"));
    }
}
