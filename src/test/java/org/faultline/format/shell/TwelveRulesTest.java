package org.faultline.format.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.design.choice.WriteChoice.RecoveryWrite;
import org.faultline.format.words.AdviceWords;
import org.faultline.repair.Purpose;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.FilePage;
import org.faultline.repair.advice.Step;
import org.faultline.repair.advice.Step.Downtime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of advice, each of which may cost somebody data when it is broken. */
class TwelveRulesTest {
    private static final Pattern SUM = Pattern.compile("(\\d+) = \\((0x\\w+) - (0x\\w+) - (0x\\w+)\\) / 512:.*");
    private static List<AdviceReport> cases = List.of();

    @BeforeAll
    static void advise() {
        cases = Cases.all();
    }

    /** All cases with steps of that kind; there are some. */
    private static void each(Predicate<Action> kind, BiConsumer<Advice, Integer> rule) {
        int met = 0;
        for (AdviceReport report : cases) {
            List<Step> steps = report.advice().steps();
            for (int i = 0; i < steps.size(); i++) {
                if (kind.test(steps.get(i).action())) {
                    met++;
                    rule.accept(report.advice(), i);
                }
            }
        }
        assertThat(met).as("steps that the rule is about").isPositive();
    }

    private static List<Action> actions(Advice advice) {
        return advice.steps().stream().map(Step::action).toList();
    }

    private static List<ShellLine> lines(Advice advice, Action action) {
        return new Commands(advice.plight().machine()).of(action);
    }

    @Test
    void rule_1_nothing_clears_before_every_owner_of_every_sector_is_written_down() {
        each(WrittenDown::changes, (advice, at) -> {
            assertThat(actions(advice).getFirst()).isInstanceOf(Action.WriteDown.class);
            assertThat(WrittenDown.broken(advice)).isEmpty();
        });
    }

    @Test
    void rule_2_all_of_a_namespace_is_cleared_only_for_who_says_that_nothing_matters() {
        each(Action.ClearAll.class::isInstance, (advice, at) -> {
            assertThat(advice.plight().immaterial()).isTrue();
            Action.ClearAll all = (Action.ClearAll) actions(advice).get(at);
            assertThat(all.others()).isEqualTo(advice.plight().others());
            assertThat(AdviceScript.write(new AdviceReport("", "", advice)))
                    .contains("typed \"Every bad sector of the namespace is cleared, with " + all.others());
        });
        assertThat(cases).filteredOn(c -> !c.advice().plight().immaterial())
                .allMatch(c -> !AdviceScript.write(c).contains("ndctl clear-errors"));
    }

    @Test
    void rule_3_a_write_below_the_filesystem_goes_to_the_very_sectors_and_looks_first() {
        each(Action.Clear.class::isInstance, (advice, at) -> {
            Action.Clear clear = (Action.Clear) actions(advice).get(at);
            String command = lines(advice, clear).getFirst().command();
            long sector = clear.range().pmem().toDevice(advice.plight().page().bytes()).start() / 512;
            assertThat(command).contains(" of=/dev/" + clear.range().pmem().name() + " bs=512 seek=" + sector
                    + " count=8 oflag=direct");
            String script = AdviceScript.write(new AdviceReport("", "", advice));
            int write = script.indexOf("        " + command);
            String before = script.substring(script.lastIndexOf("if begin", write), write);
            assertThat(before).contains("unmounted /dev/").contains("same_bad");
            assertThat(script).contains("\nBYTES=" + clear.range().pmem().size() + "\n")
                    .contains("\nLINE='" + clear.range().line().first() + " " + clear.range().line().count() + "'\n");
        });
    }

    @Test
    void rule_4_a_repair_follows_where_metadata_was_cleared_or_what_a_repair_reads_first() {
        each(Action.Clear.class::isInstance, (advice, at) -> {
            boolean metadata = advice.plight().purposes().stream().anyMatch(Purpose::isMetadata);
            if ((metadata || advice.isReadFirst()) && advice.unable().isEmpty()) {
                assertThat(actions(advice).get(at + 1)).isInstanceOf(Action.Repair.class);
            }
        });
        assertThat(cases).anyMatch(c -> c.advice().isReadFirst());
    }

    @Test
    void rule_5_nobody_mounts_between_clearing_and_repair() {
        each(Action.Repair.class::isInstance, (advice, at) -> {
            List<Action> before = actions(advice).subList(0, at);
            int clear = IntStream.range(0, at).filter(i -> before.get(i) instanceof Action.Clear).max().orElseThrow();
            assertThat(before.subList(clear, at))
                    .noneMatch(a -> a instanceof Action.Mount || a instanceof Action.Replay
                            || a instanceof Action.MakeWritable || a instanceof Action.Rescue);
        });
    }

    @Test
    void rule_6_every_sharer_is_punched_and_written_and_the_free_block_comes_last() {
        each(Action.Punch.class::isInstance, (advice, at) -> {
            List<Action> all = actions(advice);
            for (FilePage owner : advice.plight().owners()) {
                assertThat(all).anyMatch(a -> a.equals(new Action.Punch(owner))
                        || (a instanceof Action.LetGo gone && gone.owner().equals(owner)));
                assertThat(all.contains(new Action.Write(owner))).isEqualTo(owner.hasBytes() && owner.isNamed());
            }
            assertThat(all.subList(0, at)).noneMatch(Action.Clear.class::isInstance);
            assertThat(all).noneMatch(Action.Rewrite.class::isInstance);
        });
        assertThat(cases).anyMatch(c -> c.advice().plight().owners().size() > 1);
    }

    @Test
    void rule_7_downtime_and_what_is_lost_are_said_before_the_first_command() {
        for (AdviceReport report : cases) {
            String script = AdviceScript.write(report);
            String head = script.substring(0, script.indexOf("set -euo pipefail"));
            assertThat(head).contains(AdviceWords.text("lost.before"));
            new AdviceHead(report).lost().forEach(lost -> assertThat(head).contains(lost));
            report.advice().plight().owners().stream().filter(FilePage::hasBytes)
                    .forEach(o -> assertThat(head).contains(o.file().path()));
            down(report.advice(), head);
        }
    }

    private static void down(Advice advice, String head) {
        List<Step> steps = advice.steps();
        boolean out = !steps.isEmpty() && steps.getFirst().downtime() == Downtime.LASTS;
        for (Step step : steps) {
            boolean takes = step.action() instanceof Action.Unmount || step.action() instanceof Action.Stop;
            assertThat(step.downtime() == Downtime.BEGINS).isEqualTo(!out && takes);
            assertThat(step.downtime() == Downtime.LASTS || step.downtime() == Downtime.BEGINS
                    || step.downtime() == Downtime.ENDS).isEqualTo(out || takes);
            out = (out || takes) && step.downtime() != Downtime.ENDS;
        }
        if (steps.stream().anyMatch(s -> s.need() == Step.Need.MUST && s.downtime() != Downtime.NONE
                && s.downtime() != Downtime.PAUSE)) {
            assertThat(head).contains("# Downtime: ").doesNotContain("# Downtime: none");
        }
    }

    @Test
    void rule_8_one_owner_is_written_in_place_where_the_kernel_clears_and_punched_elsewhere() {
        each(a -> a instanceof Action.Rewrite || a instanceof Action.Punch, (advice, at) -> {
            Action action = actions(advice).get(at);
            boolean clears = advice.plight().design().chose(RecoveryWrite.CLEARS);
            FilePage one = advice.plight().owners().getFirst();
            boolean as = one.filesystem().mount().active() && !one.filesystem().isShutDown();
            if (advice.plight().owners().size() == 1 && one.hasBytes() && one.file().dax() && as) {
                assertThat(action instanceof Action.Rewrite).isEqualTo(clears);
            }
            if (action instanceof Action.Rewrite rewrite) {
                String command = lines(advice, rewrite).getFirst().command();
                assertThat(command).contains(" bs=4096 seek=" + rewrite.owner().page() + " count=1 conv=notrunc,fsync");
                assertThat(AdviceWords.text("why." + advice.steps().get(at).because())).contains("EIO", "short",
                        "firmware", "punch");
            }
        });
        assertThat(cases).anyMatch(c -> actions(c.advice()).stream().anyMatch(Action.Rewrite.class::isInstance));
    }

    @Test
    void rule_9_a_command_with_numbers_says_their_unit_and_the_sum() {
        Set<String> plain = new HashSet<>();
        each(a -> true, (advice, at) -> lines(advice, actions(advice).get(at)).forEach(line -> {
            if (line.command().matches(".*(seek|skip|fsmap|reflink|truncate|fallocate).*")) {
                assertThat(line.comment()).matches(".*(byte|sector).*");
            } else {
                plain.add(line.command());
            }
            Matcher sum = SUM.matcher(line.comment());
            if (sum.matches()) {
                assertThat(Long.parseLong(sum.group(1)) * 512).isEqualTo(
                        Long.decode(sum.group(2)) - Long.decode(sum.group(3)) - Long.decode(sum.group(4)));
            }
        }));
        each(Action.Clear.class::isInstance, (advice, at) -> assertThat(
                lines(advice, actions(advice).get(at)).getFirst().comment()).matches(SUM));
        assertThat(plain).isNotEmpty();
    }

    @Test
    void rule_10_a_script_only_tells_unless_it_is_told_to_run_and_then_asks_and_keeps_a_worksheet() {
        for (AdviceReport report : cases) {
            String script = AdviceScript.write(report);
            assertThat(script).startsWith("#!/usr/bin/env bash\n").containsOnlyOnce("\nset -euo pipefail\n")
                    .contains("\nRUN=0\n");
            for (int number = 1; number <= report.advice().steps().size(); number++) {
                assertThat(script).containsOnlyOnce("if begin " + number + " ").containsOnlyOnce("    tick " + number
                        + "\n");
            }
        }
    }

    @Test
    void rule_11_nobody_edits_the_list_of_bad_sectors() {
        Pattern edited = Pattern.compile(">+ *\"?/sys/|tee .*badblocks");
        List<String> all = new ArrayList<>();
        each(a -> true, (advice, at) -> lines(advice, actions(advice).get(at)).forEach(l -> all.add(l.command())));

        assertThat(edited.matcher("echo 8208 8 > /sys/block/pmem0/badblocks").find()).isTrue();
        assertThat(Stream.concat(all.stream(), cases.stream().map(AdviceScript::write)))
                .noneMatch(text -> edited.matcher(text).find());
    }

    @Test
    void rule_12_each_step_says_how_to_see_that_it_worked() {
        each(a -> true, (advice, at) -> {
            ShellLine check = new Checks(advice.plight().machine()).of(actions(advice).get(at));
            assertThat(check.command()).isNotBlank();
            assertThat(check.comment()).isNotBlank();
            assertThat(check.command()).doesNotContain("dd of=", "umount", "kill");
        });
    }
}
