package org.faultline.lesson.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.grading.Askable;
import org.faultline.lesson.AskKind;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the page that goes bad, and which questions that answers. */
class ToldTest {
    private static Session trio(String address) {
        Session trio = Samples.open("reflink-trio").orElseThrow().session().orElseThrow();
        return Session.of(trio.document().with(new Pointer("/story/0/at"), Node.of(address)), Optional.empty())
                .session().orElseThrow();
    }

    private static List<Keyed.Key> answered(Session session) {
        return new Askable(session).all().stream().filter(key -> Told.of(session.run().trace(), key.ask())
                .filter(told -> told.answers(key)).isPresent()).toList();
    }

    @ParameterizedTest
    @CsvSource({"file:/mnt/db/a@12288, FILE_PAGE FILE_OFFSET", "pfn:0x101C03, PFN", "phys:0x101C03000, PFN",
            "dev:pmem0+10252KiB, BLOCK", "sector:20504, BLOCK", "sector:pmem0:20504, BLOCK", "block:/mnt:2563, BLOCK",
            "daddr:/mnt:20504, BLOCK"})
    void a_place_answers_what_asks_for_it_in_the_same_thing(String address, String kinds) {
        assertThat(answered(trio(address))).extracting(k -> k.ask().kind()).containsExactlyInAnyOrderElementsOf(
                Stream.of(kinds.split(" ")).map(AskKind::valueOf).toList());
    }

    @Test
    void a_byte_of_a_file_says_nothing_of_the_other_file_that_shares_it() {
        assertThat(answered(trio("file:/mnt/db/b@12288"))).extracting(k -> k.ask().about()).containsOnly("b");
    }

    @Test
    void another_address_answers_none_of_what_is_asked() {
        Session session = trio("file:/mnt/db/a@12288");
        List<Keyed.Key> file = answered(session);
        Told told = Told.of(session.run().trace(), file.getFirst().ask()).orElseThrow();
        List<Keyed.Key> number = answered(trio("pfn:0x101C03"));
        List<Keyed.Key> both = Stream.concat(file.stream(), number.stream()).toList();
        List<Keyed.Key> all = Stream.concat(both.stream(), answered(trio("block:/mnt:2563")).stream()).toList();

        assertThat(told.instead(file)).hasValueSatisfying(a -> assertThat(a.text()).isEqualTo("pfn:0x101C03"));
        assertThat(told.instead(both)).hasValueSatisfying(a -> assertThat(a.text()).isEqualTo("dev:pmem0+10252KiB"));
        assertThat(told.instead(all)).isEmpty();
    }
}
