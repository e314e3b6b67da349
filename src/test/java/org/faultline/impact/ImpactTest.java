package org.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Documents;
import org.faultline.fake.Windows;
import org.faultline.session.Session;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;

class ImpactTest {
    private static final List<Session> SESSIONS = List.of(Windows.session("reflink-trio"),
            Windows.session("metadata-hit"), Windows.session("two-disks"), Documents.linear(), Documents.nested());

    @Test
    void what_is_forecast_is_what_happens_under_every_design() {
        List<Notice> notices = List.of(new Notice.CorruptPfn(), new Notice.Scrub());
        for (Session session : SESSIONS) {
            Pfn failing = session.run().trace().verdicts().getFirst().pfn();
            Designs.all().forEach(design -> notices.forEach(notice -> {
                Session other = session.withDesign(design);
                for (Pfn page : List.of(failing, new Pfn(failing.number() + 1), new Pfn(0x101200))) {
                    Verdict forecast = other.impact().of(page, notice).orElseThrow();
                    assertThat(forecast).isEqualTo(other.poison(new Address.OfPfn(page), notice).run().trace()
                            .verdicts().getFirst());
                }
            }));
        }
    }

    @Test
    void a_notice_that_needs_a_process_is_taken_for_a_test() {
        Session session = Windows.session("reflink-trio");
        Pfn free = new Pfn(0x110000);

        assertThat(session.impact().of(free, new Notice.Consume(101)))
                .isEqualTo(session.impact().of(free, new Notice.CorruptPfn()))
                .isPresent();
    }

    @Test
    void a_page_that_no_namespace_holds_has_no_forecast() {
        assertThat(Windows.session("reflink-trio").impact().of(new Pfn(1), new Notice.CorruptPfn())
                .map(Verdict::owners)).isIn(Optional.empty(), Optional.of(List.of()));
    }
}
