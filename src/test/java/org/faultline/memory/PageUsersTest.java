package org.faultline.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.junit.jupiter.api.Test;

/** What pages in a row say of who has them in use. */
class PageUsersTest {
    private static final LayerId FILE = new LayerId("a");
    private static final PageUsers TEN = PageUsers.EMPTY.changed(new Pfn(100), 10,
            (frame, said) -> Optional.of(new PageUser.Named(FILE, frame.number() - 95)));

    @Test
    void each_page_names_its_own() {
        assertThat(TEN.of(new Pfn(99))).isEmpty();
        assertThat(TEN.of(new Pfn(100))).contains(new PageUser.Named(FILE, 5));
        assertThat(TEN.of(new Pfn(109))).contains(new PageUser.Named(FILE, 14));
        assertThat(TEN.of(new Pfn(110))).isEmpty();
    }

    @Test
    void a_change_asks_those_that_said_something_and_those_that_did_not() {
        PageUsers changed = TEN.changed(new Pfn(108), 4,
                (frame, said) -> Optional.of(new PageUser.Marked(said.isPresent() ? 2 : 1)));

        assertThat(changed.of(new Pfn(107))).contains(new PageUser.Named(FILE, 12));
        assertThat(changed.of(new Pfn(109))).contains(new PageUser.Marked(2));
        assertThat(changed.of(new Pfn(111))).contains(new PageUser.Marked(1));
        assertThat(changed.changed(new Pfn(104), 1, (frame, said) -> Optional.empty()).of(new Pfn(105)))
                .contains(new PageUser.Named(FILE, 10));
    }

    @Test
    void pages_that_are_entered_one_by_one_are_as_those_entered_at_once() {
        PageUsers single = PageUsers.EMPTY;
        for (long page = 0; page < 10; page++) {
            PageUser named = new PageUser.Named(FILE, page + 5);
            single = single.changed(new Pfn(100 + page), 1, (frame, said) -> Optional.of(named));
        }

        assertThat(single).isEqualTo(TEN).hasSameHashCodeAs(TEN);
    }
}
