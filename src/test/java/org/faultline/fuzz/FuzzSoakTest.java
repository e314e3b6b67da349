package org.faultline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand damaged files: {@code mvn -B verify -Psoak}. */
@Tag("soak")
class FuzzSoakTest {
    private static final int MUTANTS = 100_000;

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_damaged_files_crash_and_hang_nothing() {
        long first = Optional.ofNullable(Long.getLong("faultline.seed"))
                .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
        int mutants = Integer.getInteger("faultline.mutants", MUTANTS);
        Fuzz.Result result = new Fuzz(Commands.own(), Originals.load(), Fuzz.MOST, Fuzz.LEFT, System.out)
                .run(first, mutants, folder);

        assertThat(result.reports()).as("files that crash or hang a command; they are in target/soak").isEmpty();
        assertThat(result).isEqualTo(new Fuzz.Result(mutants, 0, 0, result.reports()));
    }
}
