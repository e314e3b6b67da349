package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand kills: {@code mvn -B verify -Psoak}. */
@Tag("soak")
class KillSoakTest {
    private static final int KILLS = 1000;

    @TempDir
    private Path folder;

    @Test
    void a_program_that_is_killed_a_thousand_times_loses_nothing() {
        int kills = Integer.getInteger("faultline.kills", KILLS);

        assertThat(Kills.run(folder, seed(), kills, System.out)).isEmpty();
    }

    /** A new one each time, or the one of -Dfaultline.seed=N. */
    private static long seed() {
        return Optional.ofNullable(Long.getLong("faultline.seed"))
                .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    }
}
