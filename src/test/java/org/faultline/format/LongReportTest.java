package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.engine.Engine;
import org.faultline.fake.Trio;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** As many pages in one run as may go bad by one act: what belongs to each of them is looked up, not searched for. */
class LongReportTest {
    private static final int PAGES = 100_000;
    private static final int STEPS = 10;
    private static final int ACTS = 8_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Trace ONE = Engine.run(Trio.machine(),
            List.of(new Act.Poison(new Address.OfPfn(new Pfn(0x101C00)), new Notice.CorruptPfn())),
            Designs.find("linux-6.12").orElseThrow());

    @Test
    void the_verdict_of_each_page_of_one_act_is_found_at_once() {
        Trace run = run(page -> 1);

        List<Verdict> found = Assertions.assertTimeoutPreemptively(PATIENCE, () -> run.verdicts().stream()
                .flatMap(v -> run.verdict(1, v.pfn()).stream()).toList());

        assertThat(found).isEqualTo(run.verdicts());
        assertThat(run.verdict(1, new Pfn(2L * PAGES))).isEmpty();
        assertThat(run.verdict(2, new Pfn(0))).isEmpty();
    }

    @Test
    void the_machine_at_the_end_of_each_act_is_found_at_once() {
        Trace run = run(page -> page + 1);
        Report report = new Report("", "", "", "", Trace.none("", run.before()), run);

        List<Machine> found = Assertions.assertTimeoutPreemptively(PATIENCE,
                () -> run.verdicts().stream().map(report::after).toList());

        assertThat(found).hasSize(PAGES).startsWith(ONE.before(), ONE.after(), ONE.before(), ONE.after());
    }

    @Test
    void each_of_many_chapters_counts_the_pages_before_it_and_lists_the_last_of_them() {
        Report report = poisons(ACTS);

        List<Report.Told> told = Assertions.assertTimeoutPreemptively(PATIENCE, report::chapters);

        assertThat(told.getLast().toll().summary()).endsWith("all " + ACTS + " pages are still bad.");
        assertThat(told.getLast().typed().pages()).hasSize(13);
        assertThat(told.getLast().typed().untold()).isEqualTo(ACTS - 13);
    }

    @Test
    void the_story_in_markdown_tells_how_many_more_pages_are_as_they_were() {
        Report report = poisons(15);

        String told = TraceMarkdown.write(report);

        assertThat(told.substring(told.lastIndexOf("| Page |")))
                .doesNotContain("| 0x101C01 |").contains("| 0x101C02 | Page 0x101C02 is still bad |",
                        "| 0x101C0E | Page 0x101C0E is still bad |", "| 2 more | As before |");
        assertThat(told.lines().filter("| 1 more | As before |"::equals)).hasSize(1);
    }

    /** A run of so many acts, of which each makes the page bad behind the one before. */
    private static Report poisons(int acts) {
        Trace run = Engine.run(Trio.machine(), IntStream.range(0, acts).<Act>mapToObj(
                page -> new Act.Poison(new Address.OfPfn(new Pfn(0x101C00 + page)), new Notice.CorruptPfn())).toList(),
                Designs.find("linux-6.12").orElseThrow());
        return new Report("Many", "", "", "", Trace.none("", run.before()), run);
    }

    /** A run of so many failures, of {@link #STEPS} steps each, after which the machine is by turns one and another. */
    private static Trace run(IntUnaryOperator actOfPage) {
        Step step = ONE.step(1);
        Verdict verdict = ONE.verdicts().getFirst();
        List<Step> steps = IntStream.range(0, PAGES * STEPS)
                .mapToObj(i -> new Step(i + 1, actOfPage.applyAsInt(i / STEPS), 0, step.layer(), step.source(),
                        step.event(), step.values(), step.checks(), step.why(), step.answer(), step.log()))
                .toList();
        List<Machine> states = IntStream.rangeClosed(0, steps.size())
                .mapToObj(i -> i % (2 * STEPS) == STEPS ? ONE.before() : ONE.after()).toList();
        List<Verdict> verdicts = IntStream.range(0, PAGES)
                .mapToObj(page -> new Verdict(actOfPage.applyAsInt(page), new Pfn(page), verdict.ending(),
                        verdict.block(), verdict.owners(), verdict.mappers(), verdict.shutDown(), verdict.stillBad(),
                        verdict.mended()))
                .toList();
        return new Trace(ONE.design(), Collections.nCopies(steps.getLast().act(), ONE.acts().getFirst()), steps, states,
                verdicts);
    }
}
