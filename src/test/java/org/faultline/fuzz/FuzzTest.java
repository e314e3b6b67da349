package org.faultline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same few hundred damaged files in every run of the tests; -Dfaultline.seed=N names the last. New ones: -Psoak. */
class FuzzTest {
    private static final int FIXED = 200;
    private static final Originals ORIGINALS = Originals.load();

    @TempDir
    private Path folder;

    @Test
    void known_damage_crashes_and_hangs_nothing() {
        harmless(1, FIXED);
    }

    @Test
    void named_damage_does_not_either() {
        harmless(Long.getLong("faultline.seed", FIXED + 1), 1);
    }

    private void harmless(long first, int mutants) {
        Fuzz.Result result = new Fuzz(Commands.own(), ORIGINALS, Fuzz.MOST, Fuzz.LEFT, System.out)
                .run(first, mutants, folder);

        assertThat(result.reports()).isEmpty();
        assertThat(result).isEqualTo(new Fuzz.Result(mutants, 0, 0, result.reports()));
    }
}
