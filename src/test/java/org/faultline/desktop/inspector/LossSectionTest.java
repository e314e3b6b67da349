package org.faultline.desktop.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.address.Pfn;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** What would be lost with a page stands in the inspector: of a page that is selected, and in the verdict of one that failed. */
class LossSectionTest {
    private final Session cluster = Windows.session("inode-cluster");

    @Test
    void a_page_that_is_selected_says_what_it_holds_and_what_repair_would_cost() {
        String card = Cards.of(cluster.at(0), new Selection.OfPage(new Pfn(0x101208))).text();

        assertThat(card).contains("What would be lost", "the root of the reverse map (rmapbt) of group 0",
                "Nothing is lost.");
    }

    @Test
    void the_verdict_of_a_page_of_inodes_names_the_eight_files() {
        String card = Cards.of(cluster.at(13), new Selection.OfNothing()).text();

        assertThat(card).contains("What would be lost", "The 8 inodes in it are lost for good", "the tab Recovery (Ctrl+Shift+R)", "/mnt/mail/hans",
                "/mnt/copies/anna shares every block");
    }

    @Test
    void a_page_of_no_filesystem_has_no_such_section() {
        assertThat(Cards.of(cluster.at(0), new Selection.OfPage(new Pfn(0x100001))).text())
                .doesNotContain("What would be lost");
    }
}
