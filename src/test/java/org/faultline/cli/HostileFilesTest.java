package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that once hung a command or ended it with a fault of ours. */
class HostileFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/hostile");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.map(Path::toString).filter(f -> f.endsWith(".json")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_command_comes_to_an_end_that_is_no_fault_of_ours(String file) {
        for (String command : List.of("check", "run", "verify")) {
            Cmd done = within(command, file);
            assertThat(done.code()).as(command + done.err()).isIn(ExitCode.FINE, ExitCode.NO, ExitCode.USAGE);
            assertThat(done.out() + done.err()).doesNotContain("our own fault").isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({"recorded-run-extent-1e18-bytes-hangs, number-too-big",
            "recorded-run-thread-number-too-long-NumberFormat-70, number-too-big",
            "recorded-run-fsmap-2_52-arithmetic-overflow-70, extent-outside",
            "topology-recorded-record-length-2_60-ArithmeticException-70, extent-outside",
            "check-hangs-ext4-on-1EiB-partition-of-1GiB, partition-past-end",
            "check-xfs-on-1EiB-partition-of-1GiB, partition-past-end"})
    void what_is_wrong_is_said_and_what_to_do(String name, String code) {
        Cmd done = within("check", FOLDER.resolve(name + ".json").toString());

        assertThat(done.code()).isEqualTo(ExitCode.NO);
        assertThat(done.out().lines().toList()).hasSizeGreaterThanOrEqualTo(2).first().asString()
                .contains("[" + code + "]");
    }

    @Test
    void a_run_that_was_recorded_of_a_block_device_itself_opens() {
        assertThat(within("run", FOLDER.resolve("e02_blockdev_map.json").toString()).code()).isEqualTo(ExitCode.FINE);
    }

    private static Cmd within(String... args) {
        return Assertions.assertTimeoutPreemptively(PATIENCE, () -> Cmd.run(args));
    }
}
