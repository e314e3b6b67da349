package org.faultline.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    private static final List<String> KNOWN = List.of("id", "pid", "name", "policy", "mappings", "linux-6.1",
            "linux-6.12", "linux-7.2");

    @ParameterizedTest
    @CsvSource({"polcy,policy", "POLICY,policy", "nmae,name", "names,name", "pdi,pid", "mapings,mappings",
            "linux-6.13,linux-6.1 linux-6.12", "linux-7,linux-7.2", "linux6.12,linux-6.12"})
    void a_slip_is_forgiven_to_the_names_that_are_nearest(String written, String near) {
        assertThat(NearNames.of(KNOWN, written)).containsExactly(near.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "''", "ip", "p", "id2"})
    void what_is_another_word_is_near_to_none(String written) {
        assertThat(NearNames.of(KNOWN, written)).isEmpty();
    }
}
