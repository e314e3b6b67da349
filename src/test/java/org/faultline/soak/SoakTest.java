package org.faultline.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million random acts over all designs: {@code mvn -B verify -Psoak}. */
@Tag("soak")
class SoakTest {
    private static final long ACTS = 1_000_000;

    @Test
    void a_million_random_acts_break_no_rule() {
        long first = Optional.ofNullable(Long.getLong("faultline.seed"))
                .orElseGet(() -> new SecureRandom().nextLong(1L << 40));
        long acts = Long.getLong("faultline.acts", ACTS);
        Soak.Result result = new Soak(first, acts, System.out).run();

        assertThat(result.broken()).as("scenarios that break a rule; they are in target/soak").isEmpty();
        assertThat(result.acts()).isEqualTo(acts);
    }
}
