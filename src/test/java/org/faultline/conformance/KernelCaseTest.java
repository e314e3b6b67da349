package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.importer.KernelCase;
import org.faultline.importer.KernelCaseReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded runs of real kernels, each of which our trace repeats. */
class KernelCaseTest {
    private static final Path CASES = Path.of("src/test/resources/kernel-cases");

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(p -> p.toString().endsWith(".json")).sorted().toList();
        }
    }

    @Test
    void thereAreThirtyOfThem() throws IOException {
        assertThat(cases()).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ourTraceSaysWhatTheKernelDid(Path file) throws IOException {
        assertThat(Conformance.check(read(Files.readString(file)))).isInstanceOf(Agreement.Agrees.class);
    }

    @Test
    void aSignalThatWasNeverSentIsTheFirstDifference() throws IOException {
        String text = Files.readString(CASES.resolve("6.12/s01_early_pfn_r.json"))
                .replace("\"BUS_MCEERR_AO\"", "\"BUS_MCEERR_AR\"");

        assertThat(Conformance.check(read(text))).isInstanceOfSatisfying(Agreement.Differs.class, d -> {
            assertThat(d.first().what()).isEqualTo("signals of A");
            assertThat(d.first().expected()).isEqualTo("BUS_MCEERR_AR lsb 12 m0@12288");
            assertThat(d.first().actual()).isEqualTo("BUS_MCEERR_AO lsb 12 m0@12288");
            assertThat(d.first().step()).isPositive();
        });
    }

    @Test
    void aKernelNobodyModelledIsUnsupported() throws IOException {
        String text = Files.readString(CASES.resolve("6.12/s01_early_pfn_r.json")).replace("6.12.117", "4.4.0");

        assertThat(Conformance.check(read(text)))
                .isEqualTo(new Agreement.Unsupported(List.of("no design for linux-4.4")));
    }

    @Test
    void whatIsNoRecordedRunIsAProblemWithAPlace() {
        assertThat(KernelCaseReader.read("x.json", "{").problems())
                .singleElement().satisfies(p -> assertThat(p.place().file()).isEqualTo("x.json"));
    }

    private static KernelCase read(String text) {
        return KernelCaseReader.read("case.json", text).found().orElseThrow();
    }
}
