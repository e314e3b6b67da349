package org.faultline.randomedit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same random edits in every run of the tests; -Dfaultline.seed=N names the last. New ones: -Psoak. */
class EditsTest {
    @TempDir
    private Path folder;

    @Test
    void known_sittings_break_nothing() {
        assertThat(Edits.run(folder, 1, 1500, System.out)).isEmpty();
    }

    @Test
    void a_named_sitting_breaks_nothing() {
        assertThat(Edits.run(folder, Long.getLong("faultline.seed", 2), 250, System.out)).isEmpty();
    }
}
