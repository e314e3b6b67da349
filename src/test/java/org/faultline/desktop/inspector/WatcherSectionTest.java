package org.faultline.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** A watcher that is selected says what it is, what it must know, and what it saw, answered and did so far. */
class WatcherSectionTest {
    @Test
    void one_that_no_kernel_asks_says_so_and_tells_its_steps_one_by_one() {
        Session lies = Windows.session("watcher-lies");
        int asked = lies.timeline().chronicle().turns(new LayerId("w0"), Integer.MAX_VALUE).getFirst();

        assertThat(card(lies.at(0), "w0")).contains("replica (hypothetical: no kernel asks it)",
                "lies: writes something else", "which device and which of its blocks is bad")
                .doesNotContain("What it saw, answered and did");
        assertThat(card(lies.at(asked), "w0")).contains("What it saw, answered and did",
                "step " + asked + ": Hypothetical: replica is asked to mend the block.").doesNotContain("wrong bytes");
        assertThat(card(lies.at(Integer.MAX_VALUE), "w0")).contains("Hypothetical: replica writes wrong bytes.",
                "Hypothetical: everybody is spared.");
    }

    @Test
    void one_that_is_shipped_says_that_it_comes_too_late_or_that_there_is_nothing_to_listen_to() {
        Session healer = Windows.session("healer-after");

        assertThat(card(healer.at(Integer.MAX_VALUE), "h1")).contains("healer (as shipped)",
                "processes were signalled before", "healer reads: memory is bad.");
        assertThat(card(healer.withDesign(Designs.find("linux-6.12").orElseThrow()).at(Integer.MAX_VALUE), "h1"))
                .contains("this kernel has nothing it could listen to");
    }

    @Test
    void the_verdict_of_a_lie_names_who_is_silently_wrong() {
        assertThat(Cards.of(Windows.session("watcher-lies").at(14), new Selection.OfNothing()).text())
                .contains("Silently wrong", "/mnt/db/a", "/mnt/db/b", "The page can be read, and is wrong");
    }

    private static String card(Session session, String watcher) {
        return Cards.of(session, new Selection.OfLayer(new LayerId(watcher))).text();
    }
}
