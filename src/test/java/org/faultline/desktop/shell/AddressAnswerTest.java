package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.fake.Windows;
import org.faultline.machine.Machine;
import org.faultline.playback.Whereabouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressAnswerTest {
    private final Machine machine = Windows.session("reflink-trio").run().trace().before();

    @ParameterizedTest
    @ValueSource(strings = {"pfn:0x101C00", "phys:0x101C00000", "dev:pmem0+10MiB", "sector:pmem0:20480",
            "file:/mnt/db/a@0", "file:/mnt/db/b@0", " pid:101@0x7f1000000000 ", "daddr:20480",
            "fsblock:2560", "20480 8", "Memory failure: 0x101c00: recovery action for dax page: Recovered"})
    void every_form_names_the_same_page(String text) {
        assertThat(AddressAnswer.of(text, machine)).isInstanceOfSatisfying(AddressAnswer.Accepted.class,
                yes -> assertThat(yes.page()).isEqualTo(new Pfn(0x101C00)));
    }

    @Test
    void the_answer_says_which_page_it_is_and_how_far_up_it_goes() {
        assertThat(sentence("20504 8")).isEqualTo("This is pfn 0x101C03, pmem0 sector 20504, "
                + "file /mnt/db/a@12288 (page 3), file /mnt/db/b@12288 (page 3).");
        assertThat(sentence("pfn:0x100001")).isEqualTo("This is pfn 0x100001. It goes no further up"
                + " than pmem0: byte 0x1000 of the namespace lies before its data, among the info block and page"
                + " structures.");
    }

    @ParameterizedTest
    @CsvSource({"file:/mnt/db/a@0, a", "file:/mnt/db/b@0, b", "pid:102@0x7f2200000000, m102", "daddr:20480, xfs0",
            "sector:20480, pmem0", "pfn:0x101C00, pmem0"})
    void the_keyboard_goes_to_what_the_address_names(String text, String layer) {
        Whereabouts where = Whereabouts.of(machine, new Pfn(0x101C00)).orElseThrow();
        assertThat(AddressAnswer.of(text, machine)).isInstanceOfSatisfying(AddressAnswer.Accepted.class,
                yes -> assertThat(yes.named(where)).isEqualTo(new LayerId(layer)));
    }

    private String sentence(String text) {
        return AddressAnswer.of(text, machine) instanceof AddressAnswer.Accepted yes ? yes.sentence() : "refused";
    }

    @Test
    void the_layer_that_does_not_know_an_address_says_why() {
        assertThat(refusal("pfn:1")).startsWith("physical memory rejects it");
        assertThat(refusal("dev:pmem7+0")).startsWith("pmem7 rejects it");
        assertThat(refusal("pid:101@0")).startsWith("pid 101 rejects it");
        assertThat(refusal("hello")).startsWith("That is no address. Try one of: pfn:");
        assertThat(refusal("")).startsWith("That is no address.");
    }

    private String refusal(String text) {
        return AddressAnswer.of(text, machine) instanceof AddressAnswer.Refused no ? no.sentence() : "accepted";
    }
}
