package org.faultline.randomedit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand random edits: {@code mvn -B verify -Psoak}. */
@Tag("soak")
class EditSoakTest {
    private static final int EDITS = 100_000;

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_edits_break_nothing() {
        int edits = Integer.getInteger("faultline.edits", EDITS);

        assertThat(Edits.run(folder, seed(), edits, System.out)).isEmpty();
    }

    /** A new one each time, or the one of -Dfaultline.seed=N. */
    private static long seed() {
        return Optional.ofNullable(Long.getLong("faultline.seed"))
                .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
    }
}
