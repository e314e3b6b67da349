package org.faultline.randomedit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some random edits in every run of the tests: known seeds and a new one, or the one of -Dfaultline.seed=N. */
class EditsTest {
    @TempDir
    private Path folder;

    @Test
    void known_sittings_break_nothing() {
        assertThat(Edits.run(folder, 1, 1500, System.out)).isEmpty();
    }

    @Test
    void a_new_sitting_breaks_nothing() {
        assertThat(Edits.run(folder, seed(), 250, System.out)).isEmpty();
    }

    static long seed() {
        return Optional.ofNullable(Long.getLong("faultline.seed"))
                .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    }
}
