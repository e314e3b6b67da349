package org.faultline.format.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.format.words.DesignText;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.session.Opened;
import org.faultline.session.Run;
import org.faultline.session.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts as bash sees them. No real command that changes anything is ever on their path. */
class AdviceScriptTest {
    private static final String SECTORS = "64 8";
    private static final String YES = "y\n".repeat(60);
    private static final String SIZE = Long.toString((1L << 30) - (18L << 20));
    @TempDir
    private Path root;
    private Bash bash;

    @BeforeEach
    void isolated() {
        bash = Bash.in(root);
    }

    private static AdviceReport report(String sample, KernelDesign design, boolean immaterial) {
        Run run = Samples.open(sample).flatMap(Opened::session).orElseThrow().withDesign(design).run();
        return new AdviceReport(sample, DesignText.title(design), Advice.of(new Plight(run.trace().after(), design,
                run.trace().verdicts().getLast().pfn(), immaterial)));
    }

    private static AdviceReport report(String sample) {
        return report(sample, Designs.find("linux-6.12").orElseThrow(), false);
    }

    private Path script(AdviceReport report, String name) {
        try {
            return Files.writeString(root.resolve(name + ".sh"), AdviceScript.write(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every sample under the oldest and the newest kernel, and once with nothing on it that matters. */
    private List<String> scripts() {
        List<String> all = new ArrayList<>();
        for (String sample : Samples.names()) {
            for (KernelDesign design : List.of(Designs.all().getFirst(), Designs.all().getLast())) {
                all.add(script(report(sample, design, false), sample + "." + design.id()).toString());
            }
            all.add(script(report(sample, Designs.all().getLast(), true), sample + ".all").toString());
        }
        return all;
    }

    @Test
    void bash_reads_every_script() {
        for (String script : scripts()) {
            assertThat(bash.run("", Map.of(), "-n", script)).isEqualTo(new Bash.Said(0, ""));
        }
    }

    @Test
    void shellcheck_has_nothing_to_say_about_any_script() {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
        if (!there) {
            System.out.println("shellcheck is not installed: the scripts of the advisor were not looked at by it");
            return;
        }
        List<String> call = new ArrayList<>(List.of("-c", "shellcheck \"$@\"", "look"));
        call.addAll(scripts());
        assertThat(bash.run("", Map.of(), call.toArray(String[]::new))).isEqualTo(new Bash.Said(0, ""));
    }

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_script_that_is_not_told_to_run_calls_and_writes_nothing(String sample) throws IOException {
        AdviceReport report = report(sample);
        Path script = script(report, sample);

        Bash.Said said = bash.run(YES, Map.of("PATH", bash.fakes().toString()), script.toString());

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(bash.called()).isEmpty();
        try (Stream<Path> left = Files.list(bash.folder())) {
            assertThat(left).isEmpty();
        }
        for (Step step : report.advice().steps()) {
            assertThat(said.text()).contains(ActionText.of(step.action()));
            new Commands(report.advice().plight().machine()).of(step.action())
                    .forEach(line -> assertThat(said.text()).contains(line.text()));
        }
    }

    /** A machine on which the metadata of the sample is bad, as far as the script looks at it. */
    private Path machine(String bytes) throws IOException {
        Path list = Files.writeString(root.resolve("badblocks"), SECTORS + "\n");
        bash.fake("cat", "case $1 in /sys/block/*) exec /bin/cat " + list + " ;; *) exec /bin/cat \"$@\" ;; esac");
        bash.fake("mkdir", "exec /bin/mkdir \"$@\"");
        bash.fake("stat", "echo \"${#3}\"");
        bash.fake("blkid", "/bin/cat " + Files.writeString(root.resolve("id"), "0123-4567\n"));
        bash.fake("blockdev", "echo " + bytes);
        bash.fake("findmnt", "[ \"$1\" != -S ]");
        bash.fake("dd", "[ -s faultline-0x101208/owners ] && : > " + list);
        bash.fake("xfs_repair", "[ ! -e " + root.resolve("broken") + " ] || [ \"$1\" = -f ]");
        return list;
    }

    private Bash.Said perform(Path script) {
        return bash.run(YES, Map.of("RESCUE", root.toString()), script.toString(), "--run");
    }

    @Test
    void an_interrupted_script_goes_on_where_it_was() throws IOException {
        machine(SIZE);
        Path broken = Files.createFile(root.resolve("broken"));
        Path script = script(report("metadata-hit"), "metadata-hit");

        Bash.Said first = perform(script);

        assertThat(first.code()).as(first.text()).isNotZero();
        assertThat(first.text()).contains("xfs_repair is not content");
        assertThat(bash.called()).filteredOn(c -> c.startsWith("dd ")).hasSize(1);

        Files.delete(broken);
        Bash.Said second = perform(script);

        assertThat(second.code()).as(second.text()).isZero();
        assertThat(second.text()).contains("step 1 was done before", "step 5 was done before", "step 6 is done");
        assertThat(bash.called()).filteredOn(c -> c.startsWith("dd ")).hasSize(1);
        assertThat(Files.readString(bash.folder().resolve("faultline-0x101208/owners"))).contains("rmapbt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "badblocks"})
    void another_machine_than_the_one_that_was_written_down_is_not_written_to(String what) throws IOException {
        machine(SIZE);
        Path script = script(report("metadata-hit"), "metadata-hit");
        bash.run("y\ny\nn\n", Map.of(), script.toString(), "--run");
        assertThat(Files.readString(bash.folder().resolve("faultline-0x101208/done"))).isEqualTo("1\n");
        Files.writeString(root.resolve(what), what.equals("id") ? "9999-9999\n" : "64 16\n");

        Bash.Said said = perform(script);

        assertThat(said.code()).isNotZero();
        assertThat(said.text()).contains("stopped: ");
        assertThat(bash.called()).noneMatch(c -> c.startsWith("dd "));
    }

    @Test
    void a_disk_of_another_size_is_not_even_written_down() throws IOException {
        machine("4096");
        Bash.Said said = perform(script(report("metadata-hit"), "metadata-hit"));

        assertThat(said.text()).contains("stopped: /dev/pmem0 has 4096 bytes, not " + SIZE);
        assertThat(bash.called()).noneMatch(c -> c.startsWith("dd ") || c.startsWith("umount "));
    }

    @Test
    void who_says_no_is_asked_nothing_more() throws IOException {
        machine(SIZE);
        Bash.Said said = bash.run("n\n", Map.of(), script(report("metadata-hit"), "metadata-hit").toString(), "--run");

        assertThat(said.code()).isNotZero();
        assertThat(said.text()).contains("stopped: before step 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mnt/a b", "/mnt/it's", "/mnt/$(touch x)`touch x`", "/mnt/\"q\" \\ !x; touch x",
            "/mnt/two\nlines\ttab", "/mnt/ümlaut €"})
    void a_name_stays_one_word_whatever_it_holds(String name) {
        assertThat(bash.run("", Map.of(), "-c", "printf %s " + Quoted.of(name))).isEqualTo(new Bash.Said(0, name));
        assertThat(bash.run("", Map.of(), "-c", "printf %s " + Quoted.text(name))).isEqualTo(new Bash.Said(0, name));
        assertThat(bash.run("", Map.of(), "-c", new ShellLine(":", name + "\ntouch x").text()).code()).isZero();
        assertThat(bash.folder().resolve("x")).doesNotExist();
    }
}
