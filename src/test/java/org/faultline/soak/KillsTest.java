package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few kills in every run of the tests. */
class KillsTest {
    private static final int KILLS = 5;

    @TempDir
    private Path folder;

    @Test
    void a_program_that_is_killed_loses_nothing() {
        assertThat(Kills.run(folder, Long.getLong("faultline.seed", 1), KILLS, System.out)).isEmpty();
    }
}
