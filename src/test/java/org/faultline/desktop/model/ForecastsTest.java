package org.faultline.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.faultline.address.Pfn;
import org.faultline.fake.Windows;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final SessionModel model = new SessionModel(Windows.session("reflink-trio"), new Later());
    private final List<Pfn> told = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** DragFeedback that is done when the test says so. */
    private final class Later implements Background {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
            jobs.add(() -> done.accept(work.get()));
        }
    }

    private void ask(long pfn) {
        model.forecast(new Pfn(pfn), (page, text) -> {
            told.add(page);
            texts.add(text);
        });
    }

    private void work() {
        while (!jobs.isEmpty()) {
            jobs.remove().run();
        }
    }

    @Test
    void asking_blocks_nobody_and_of_those_that_wait_only_the_last_is_worked_on() {
        ask(0x101C00);
        ask(0x101C01);
        ask(0x101C02);
        assertThat(told).isEmpty();
        assertThat(jobs).hasSize(1);

        work();
        assertThat(told).containsExactly(new Pfn(0x101C00), new Pfn(0x101C02));
    }

    @Test
    void an_answer_is_remembered_until_the_run_is_another() {
        ask(0x101C00);
        work();
        ask(0x101C00);
        assertThat(jobs).isEmpty();
        assertThat(told).hasSize(2);

        model.setDesign(org.faultline.design.table.Designs.find("linux-5.10").orElseThrow(), () -> {});
        work();
        ask(0x101C00);
        assertThat(jobs).hasSize(1);
    }

    @Test
    void the_words_name_owners_signals_with_addresses_and_the_fate_of_the_filesystem() {
        ask(0x101C00);
        work();

        assertThat(texts.getFirst()).isEqualTo("""
                If it goes bad under Linux 6.12: Recovered
                /mnt/db/a page 0 is dealt with
                /mnt/db/b page 0 is dealt with
                SIGBUS to 101 postgres at 0x7f1000000000, BUS_MCEERR_AO
                no signal to 103 report at 0x7f3300000000: 103 report has no page-table entry any more: \
                101 postgres's later fault on the shared extent removed it.
                SIGBUS to 102 backup at 0x7f2200000000, BUS_MCEERR_AO
                the filesystem survives""");
        assertThat(model.cursor()).isZero();
    }

    @Test
    void a_filesystem_that_was_never_mounted_does_not_survive() {
        model.setDesign(org.faultline.design.table.Designs.find("linux-5.10").orElseThrow(), () -> {});
        work();
        ask(0x101C00);
        work();

        assertThat(texts.getLast()).endsWith("no filesystem is mounted");
    }

    @Test
    void at_the_end_of_a_story_it_is_what_would_come_afterwards() {
        ask(0x101C01);
        work();
        model.seek(Integer.MAX_VALUE);
        ask(0x101C01);
        work();

        assertThat(texts.getFirst()).contains("SIGBUS to 101 postgres");
        assertThat(texts.getLast()).contains("If it goes bad").doesNotContain("SIGBUS to 101 postgres");
    }

    @Test
    void metadata_takes_the_filesystem_down_and_a_free_page_nobody() {
        ask(0x101200);
        ask(0x110000);
        work();

        assertThat(texts.getFirst()).contains("/mnt shuts down");
        assertThat(texts.getLast()).contains("nobody owns it", "no process maps it", "the filesystem survives");
    }
}
