package org.faultline.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes as people write them. */
class QuantityTest {
    @ParameterizedTest
    @CsvSource({"4096, 4096", "10 MiB, 10485760", "10MiB, 10485760", "64M, 67108864", "1 GiB, 1073741824",
            "0x200000, 2097152", "4096s, 2097152", "1_000, 1000", "0x1_0000_0000, 4294967296", "7B, 7", "2 kib, 2048"})
    void what_people_write_means_so_many_bytes(String text, long bytes) {
        assertThat(Quantity.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MiB", "-1", "1.5 MiB", "1 XiB", "99999999999999999999", "16777216 TiB", "0x", "1 MiBB"})
    void what_is_no_size_means_nothing(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52, 53})
    void what_is_written_reads_back_as_the_same_number(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long bytes = random.nextLong(1L << 50) >> random.nextInt(50) << random.nextInt(12);

            assertThat(Quantity.parse(Quantity.of(bytes))).as("seed %d: %s", seed, Quantity.of(bytes)).hasValue(bytes);
        }
    }
}
