package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Trio;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.process.Signal;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.RepairBecause;
import org.faultline.reason.Why;
import org.faultline.repair.outcome.Result;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CaptionTest {
    private static final Pfn PFN = new Pfn(0x101C00);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | A test reports page 0x101C00 as bad; the memory is fine.     | hwpoison_inject()
            2  | The memory manager asks: whose page is this?                 | memory_failure(), simulated
            4  | The page lies 10 MiB into pmem0.                             | pmem_pagemap_memory_failure()
            5  | pmem0 asks who uses it: XFS does.                            | dax_holder_notify_failure(), simulated
            6  | XFS can answer: it is mounted and keeps a reverse map.       | xfs_dax_notify_failure(), simulated
            7  | There, XFS has block 2560 of group 0.                        | xfs_dax_notify_failure()
            8  | The reverse map names two files: /db/a and /db/b.            | xfs_rmap_query_range()
            11 | The bad block is page 0 of /db/a.                            | xfs_dax_failure_fn()
            12 | Who maps page 0 of /db/a? Each process is asked.             | mf_dax_kill_procs(), simulated
            13 | 103 report is left alone: it does not have the page.         | collect_procs_fsdax()
            14 | Is anybody to be signalled for page 0 of /db/a? | unmap_and_kill(), action required, must kill, simulated
            15 | The page is taken out of 101’s page table.                   | unmap_mapping_range()
            17 | 101 postgres is killed: SIGBUS, before its next touch.  | kill_proc()
            26 | The kernel calls the page “Recovered”. Nothing was repaired. | action_result()
            """)
    void the_trio_is_told_in_plain_words(int number, String headline, String call) {
        Caption caption = captions("reflink-trio", Designs.find("linux-6.12").orElseThrow()).get(number - 1);

        assertThat(caption.headline()).isEqualTo(headline);
        assertThat(caption.call()).isEqualTo(call);
    }

    @Test
    void the_sentence_below_says_why_or_what_it_means() {
        List<Caption> told = captions("reflink-trio", Designs.find("linux-6.12").orElseThrow());

        assertThat(told.get(12).sentence()).isEqualTo("It no longer has this page in its page table.");
        assertThat(told.get(25).sentence()).startsWith("It means: every layer answered 0.");
    }

    @Test
    void where_flags_that_demand_meet_a_signal_that_does_not_it_says_whose_they_are() {
        List<Caption> told = captions("reflink-trio", Designs.find("linux-6.12").orElseThrow());

        assertThat(told).filteredOn(c -> c.call().startsWith("kill_procs()")).isNotEmpty()
                .allSatisfy(c -> assertThat(c.call()).contains("action required, must kill"))
                .allSatisfy(
                        c -> assertThat(c.sentence()).contains("flags are the kernel’s own", "AO, action optional"));
    }

    static List<SampleTraceTest.Case> everySampleUnderEveryDesign() {
        return SampleTraceTest.everySampleUnderEveryDesign();
    }

    @ParameterizedTest
    @MethodSource("everySampleUnderEveryDesign")
    void every_step_has_a_short_headline_without_calls_and_numbers_of_the_kernel(SampleTraceTest.Case story) {
        // what a person types is no call of the kernel
        Pattern tools = Pattern.compile("xfs_(repair|scrub|healer)");
        assertThat(captions(story.sample(), story.design())).isNotEmpty().allSatisfy(caption -> {
            assertThat(caption.headline()).hasSizeBetween(1, Caption.HEADLINE).matches(".*[.?]");
            assertThat(tools.matcher(caption.headline()).replaceAll("tool"))
                    .doesNotContain("()", "=", "{", "_", "0x1000")
                    .satisfies(text -> assertThat(text.replaceFirst("[Pp]age 0x[0-9A-F]+", "")).doesNotContain("0x"));
            assertThat(caption.sentence()).hasSizeBetween(1, Caption.SENTENCE).matches(".*[.?]").doesNotContain("{");
            assertThat(caption.call()).isNotEmpty();
        });
    }

    @Test
    void recovered_never_stands_alone() {
        ResourceBundle words = ResourceBundle.getBundle("org.faultline.format.words.Steps");

        assertThat(words.keySet().stream().map(words::getString).filter(text -> text.contains("Recovered")))
                .isNotEmpty().allSatisfy(text -> assertThat(text).contains("“Recovered”", "It means: "));
    }

    @Test
    void names_that_are_too_long_are_cut() {
        String headline = caption(new TraceEvent.Signalled(101, Trio.mapping(101),
                new Signal(Signal.Code.BUS_MCEERR_AO, 0, 12),
                TraceEvent.Consequence.KILLED)).headline();
        ShortNames briefest = ShortNames.of(Trio.machine()).toList().getLast();

        assertThat(headline).isEqualTo("101 postgres is killed: SIGBUS, before its next touch.");
        assertThat(briefest.cut("/srv/a/very/long/way/down")).isEqualTo("…ay/down").hasSize(8);
        assertThat(briefest.process(101)).isEqualTo("101");
    }

    @Test
    void what_has_no_words_of_its_own_says_its_reason() {
        Why shutDown = Why.of(CallBecause.SYNCED);
        Caption caption = caption(new TraceEvent.Refused(Errno.EIO),
                Why.of(CallBecause.CALL_FAILS, new Detail.Clause(shutDown)));

        assertThat(caption.headline()).isEqualTo("The call on The memory manager fails.");
        assertThat(caption.sentence()).isEqualTo("The file is on stable storage.");
    }

    @Test
    void flags_of_a_call_go_by_name_and_those_of_another_function_by_others() {
        TraceEvent asked = TraceEvent.Asked.with(Argument.flags(Argument.Name.FLAGS, 0x26));
        TraceEvent inode = TraceEvent.Asked.with(Argument.flags(Argument.Name.FLAGS, 0x8));

        assertThat(caption(asked).call()).isEqualTo("memory_failure(), action required, must kill, simulated");
        assertThat(caption(inode, "xfs_iget").call()).isEqualTo("xfs_iget(), in memory only");
    }

    @Test
    void an_error_and_what_broke_are_said_as_what_does_not_happen() {
        assertThat(caption(new TraceEvent.Refused(Errno.EBUSY), Why.of(HookBecause.PAGE_NAMES_NOBODY)).headline())
                .isEqualTo("The page names nobody: nobody is told.");
        assertThat(caption(new TraceEvent.Refused(Ending.Break.HANG), Why.of(HookBecause.LOCK_NEVER_RELEASED))
                .headline()).isEqualTo("This failure waits for ever for a lock.");
        assertThat(caption(new TraceEvent.Poisoned(PFN, new Notice.Consume(101))).headline())
                .isEqualTo("101 postgres loads from page 0x101C00, and it is bad.");
    }

    @Test
    void every_condition_has_words_for_both_ways_to_come_out() {
        ResourceBundle words = ResourceBundle.getBundle("org.faultline.format.words.Steps");

        assertThat(Check.Condition.values()).allSatisfy(c -> {
            assertThat(words.keySet()).contains("check." + c, "check." + c + ".yes", "check." + c + ".no");
            assertThat(words.getString("check." + c + ".no")).contains("needed: ");
        });
    }

    @Test
    void every_word_that_stands_under_a_reason_names_one() {
        List<String> reasons =
                Stream.of(HookBecause.values(), CallBecause.values(), RepairBecause.values(), Result.values())
                        .flatMap(Stream::of)
                        .map(Object::toString).toList();
        ResourceBundle words = ResourceBundle.getBundle("org.faultline.format.words.Steps");
        List<String> named = words.keySet().stream().map(key -> key.substring(key.lastIndexOf('.') + 1))
                .filter(last -> last.length() > 8 && last.equals(last.toUpperCase(Locale.ROOT))).toList();

        assertThat(named).hasSizeGreaterThan(80).allSatisfy(name -> assertThat(
                reasons.contains(name) || isReason(name) || isNote(name) || isAsked(name)).as(name).isTrue());
    }

    @Test
    void nobody_is_said_to_keep_a_reverse_map_that_it_has_not() {
        Designs.all().forEach(design -> assertThat(captions("no-reverse-map", design)).extracting(Caption::headline)
                .noneMatch(line -> line.contains("keeps a reverse map")));
        assertThat(captions("partition", Designs.find("linux-7.2").orElseThrow())).extracting(Caption::headline)
                .contains("XFS can answer: it is mounted and keeps a reverse map.");
    }

    private static boolean isReason(String name) {
        return Stream.of(TraceEvent.Skipped.Reason.values()).anyMatch(r -> r.name().equals(name));
    }

    private static boolean isAsked(String name) {
        return Stream.of(Check.Condition.values()).anyMatch(c -> c.name().equals(name));
    }

    private static boolean isNote(String name) {
        return Stream.of(TraceEvent.Noted.Note.values()).anyMatch(n -> n.name().equals(name));
    }

    private static List<Caption> captions(String sample, KernelDesign design) {
        Report report = Samples.open(sample).flatMap(Opened::session).orElseThrow().withDesign(design).report();
        return report.story().steps().stream().map(step -> Caption.of(step, report.after(step))).toList();
    }

    private static Caption caption(TraceEvent event, Why... why) {
        return Caption.of(step(event, "memory_failure", List.of(why)), Trio.machine());
    }

    private static Caption caption(TraceEvent event, String function) {
        return Caption.of(step(event, function, List.of()), Trio.machine());
    }

    private static Step step(TraceEvent event, String function, List<Why> why) {
        return new Step(1, 1, 0, Optional.empty(), KernelSource.of(function, "mm/memory-failure.c"), event, List.of(),
                List.of(), why, Optional.empty(), List.of());
    }
}
