package org.faultline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.faultline.cli.ExitCode;
import org.faultline.document.Node;
import org.faultline.format.TopologyJson;
import org.faultline.soak.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that crash and hang are found out, and the file that is left is small. */
class FuzzFindsTest {
    private static final Spent LITTLE = new Spent(TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(20), 64L << 20);
    private static final Originals ORIGINALS = Originals.load();

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void an_exit_code_of_our_own_fault_is_a_crash_and_told_once() {
        Fuzz.Result result = fuzz((err, args) -> {
            err.println("faultline: our own fault 0123abcd: IllegalStateException: " + args[1]);
            return ExitCode.FAULT;
        }, 20);

        assertThat(result).extracting(Fuzz.Result::mutated, Fuzz.Result::crashed, Fuzz.Result::hung)
                .containsExactly(20L, 20L, 0L);
        assertThat(result.reports()).singleElement().asString().contains("IllegalStateException", "-Dfaultline.seed=",
                "check");
        assertThat(told.toString(StandardCharsets.UTF_8)).endsWith("mutated: 20, crashed: 20, hung: 0\n");
    }

    @Test
    void an_error_that_escapes_is_a_crash() {
        assertThat(fuzz((err, args) -> {
            throw new AssertionError("no such layer");
        }, 1).reports()).singleElement().asString().contains("escaped: java.lang.AssertionError: no such layer");
    }

    @Test
    void a_problem_is_no_crash() {
        assertThat(fuzz((err, args) -> ExitCode.NO, 20)).isEqualTo(new Fuzz.Result(20, 0, 0, List.of()));
    }

    @Test
    void a_command_that_never_ends_is_left_alone_and_all_others_are_run() {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Spent soon = new Spent(Long.MAX_VALUE, TimeUnit.MILLISECONDS.toNanos(300), Long.MAX_VALUE);
        Fuzz.Result result = new Fuzz((err, args) -> {
            if (begun.getAndIncrement() == 3) {
                never.await();
            }
            return ExitCode.FINE;
        }, ORIGINALS, soon, folder.resolve("left"), new PrintStream(told)).run(1, 10, folder);
        never.countDown();

        assertThat(result).extracting(Fuzz.Result::mutated, Fuzz.Result::hung).containsExactly(10L, 1L);
        assertThat(result.reports()).singleElement().asString().contains("has not ended");
    }

    @Test
    void a_command_that_takes_much_memory_hangs() {
        Fuzz.Result result = fuzz((err, args) -> {
            List<byte[]> much = new ArrayList<>();
            while (much.size() < 100) {
                much.add(new byte[1 << 20]);
            }
            return ExitCode.FINE;
        }, 1);

        assertThat(result).extracting(Fuzz.Result::crashed, Fuzz.Result::hung).containsExactly(0L, 1L);
        assertThat(result.reports()).singleElement().asString().contains("MiB of memory");
    }

    @Test
    void the_file_that_is_left_is_the_smallest_that_crashes() throws IOException {
        fuzz((err, args) -> Files.readString(Path.of(args[1])).contains("\"format\"") ? ExitCode.FAULT : ExitCode.FINE,
                9);

        try (var left = Files.list(folder.resolve("left"))) {
            assertThat(left).singleElement().satisfies(f -> assertThat(Files.size(f)).isLessThan(30));
        }
    }

    @Test
    void a_tree_is_made_as_small_as_it_goes() {
        Node.Fields tree = root("{\"a\": [1, 2, {\"b\": true, \"c\": \"x\"}], \"d\": {\"e\": []}, \"f\": 7}");

        Node.Fields small = Smaller.of(tree, t -> t.toString().contains("true"), 1000);

        assertThat(small.names()).containsExactly("a");
        assertThat(small.toString()).contains("true").doesNotContain("value=x");
        assertThat(Smaller.of(tree, t -> t.toString().contains("true"), 0)).isEqualTo(tree);
    }

    @Test
    void a_seed_always_makes_the_same_and_seeds_make_different_things() {
        List<Mutant> mutants = new ArrayList<>();
        for (long seed = 1; seed <= 50; seed++) {
            Mutant mutant = Mutant.of(seed, ORIGINALS);
            assertThat(Mutant.of(seed, ORIGINALS)).isEqualTo(mutant);
            mutants.add(mutant);
        }
        assertThat(mutants.stream().map(Mutant::content).distinct()).hasSizeGreaterThan(45);
        assertThat(mutants.stream().map(m -> m.madeOf().recorded()).distinct()).hasSize(2);
    }

    @Test
    void bytes_are_spoiled() {
        assertThat(Damage.of("{\"format\": \"faultline\"}", new Chance(1))).isNotEqualTo("{\"format\": \"faultline\"}");
    }

    private Fuzz.Result fuzz(Commands commands, int mutants) {
        return new Fuzz(commands, ORIGINALS, LITTLE, folder.resolve("left"), new PrintStream(told)).run(1, mutants,
                folder);
    }

    private static Node.Fields root(String text) {
        return TopologyJson.read("", text).document().orElseThrow().root();
    }
}
