package org.faultline.device.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.faultline.device.DmDevice.Piece;
import org.faultline.device.DmDevice.Read;
import org.faultline.device.DmDevice.Target;
import org.faultline.device.DmDevice.TargetKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every target promises: whoever goes down and up again finds the bytes it came from. */
class TargetContractTest {
    static List<Object[]> kindsAndSeeds() {
        List<Object[]> all = new ArrayList<>();
        for (TargetKind kind : Targets.all()) {
            for (long seed = 1; seed <= 12; seed++) {
                all.add(new Object[]{kind, seed});
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("kindsAndSeeds")
    void down_and_up_again_finds_the_same_byte(TargetKind kind, long seed) {
        Random random = new Random(seed);
        Target target = example(kind);
        for (int i = 0; i < 500; i++) {
            long offset = random.nextLong(target.length());
            Piece piece = target.below(offset).orElseThrow();
            long below = piece.below(offset);

            assertThat(piece.above(below)).isEqualTo(offset);
            assertThat(target.above(piece.on(), below)).contains(piece);
            assertThat(target.above(piece.on(), below)).anyMatch(p -> p.above(below) == offset);
        }
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("kindsAndSeeds")
    void up_and_down_again_finds_the_same_byte_and_nothing_outside_what_it_claims(TargetKind kind, long seed) {
        Random random = new Random(seed);
        Target target = example(kind);
        for (int i = 0; i < 500; i++) {
            Piece claim = target.claims().get(random.nextInt(target.claims().size()));
            long below = random.nextLong(claim.at() + 2 * claim.length());
            boolean claimed = below >= claim.at() && below < claim.at() + claim.length();

            assertThat(target.above(claim.on(), below).isEmpty()).isEqualTo(!claimed);
            assertThat(target.above(claim.on(), below))
                    .allMatch(p -> target.below(p.above(below)).orElseThrow().below(p.above(below)) == below);
        }
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("kindsAndSeeds")
    void its_words_read_as_itself(TargetKind kind, long seed) {
        Target target = example(kind);

        assertThat(kind.read(target.length(), Arrays.asList(target.words().split(" "))))
                .isEqualTo(new Read.Ok(target));
        assertThat(kind.description().meaning()).endsWith(".");
        assertThat(kind.read(target.length(), List.of())).isInstanceOf(Read.Wrong.class);
    }

    /** The target of a line such as dmsetup takes. */
    static Target read(String line) {
        List<String> words = Arrays.asList(line.split(" "));
        TargetKind kind = Targets.find(words.get(2)).orElseThrow();
        return ((Read.Ok) kind.read(Long.parseLong(words.get(1)) * 512, words.subList(3, words.size()))).target();
    }

    private static Target example(TargetKind kind) {
        return read(kind.example());
    }
}
