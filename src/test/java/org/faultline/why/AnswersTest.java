package org.faultline.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.format.AddressForms;
import org.faultline.format.ExplanationText;
import org.faultline.format.WhyText;
import org.faultline.repair.PageLife;
import org.faultline.session.Run;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Check;
import org.faultline.trace.NextTouch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final Pfn BAD = new Pfn(0x101C00);
    private final Session trio = Windows.session("reflink-trio");

    static Stream<Arguments> runs() {
        return Samples.names().stream()
                .flatMap(sample -> Designs.all().stream().map(design -> Arguments.of(sample, design.id())));
    }

    @ParameterizedTest(name = "{0} under {1}")
    @MethodSource("runs")
    void everything_is_answered_and_nothing_by_what_comes_later(String sample, String design) {
        KernelDesign chosen = Designs.find(design).orElseThrow();
        Run run = Windows.session(sample).withDesign(chosen).run();
        Inquest inquest = new Inquest(run.trace(), chosen);

        inquest.everythingHasAnAnswer();
        inquest.nothingIsKnownOfWhatComesLater(1);
    }

    @Test
    void whoever_is_signalled_passed_every_condition_and_the_way_begins_with_the_bad_page() {
        Answer.OfProcess answer = process(end(trio), 101);

        assertThat(answer.fate()).isInstanceOfSatisfying(Fate.Reached.class,
                fate -> assertThat(fate.at().checks()).isNotEmpty()
                        .filteredOn(c -> c.condition() != Check.Condition.CURRENT_TASK)
                        .allMatch(Check::goesOn));
        assertThat(answer.path()).first().satisfies(step -> assertThat(step.number()).isEqualTo(1));
        assertThat(answer.path()).last().satisfies(step -> assertThat(step.number()).isEqualTo(17));
    }

    @Test
    void whoever_is_spared_failed_one_and_reading_the_page_before_would_have_killed_it() {
        Answer.OfProcess answer = process(end(trio), 103);

        assertThat(answer.fate().failed()).extracting(Check::condition)
                .containsExactly(Check.Condition.ENTRY_PRESENT);
        assertThat(answer.otherwise()).singleElement().isInstanceOfSatisfying(Alternative.ActedOut.class,
                other -> assertThat(other.supposed())
                        .containsExactly(new Supposition.Read(103, new LayerId("m103"), 0)));
        assertThat(answer.next()).singleElement().satisfies(next -> {
            assertThat(next.now().kind()).isEqualTo(NextTouch.Kind.FAULTS_IN);
            assertThat(next.real().kind()).isEqualTo(NextTouch.Kind.REFUSED);
        });
    }

    @Test
    void what_was_asked_is_what_that_kernel_asks_a_private_copy_counts_since_7_2_and_did_not_before() {
        Session kernels = Windows.session("two-kernels");
        Answer.OfProcess told = process(end(kernels.withDesign(Designs.find("linux-7.2").orElseThrow())), 102);
        Answer.OfProcess spared = process(end(kernels.withDesign(Designs.find("linux-6.12").orElseThrow())), 102);

        assertThat(told.fate().decided().orElseThrow().checks()).extracting(Check::condition)
                .contains(Check.Condition.ANY_ENTRY).doesNotContain(Check.Condition.ENTRY_PRESENT);
        assertThat(told.fate()).isInstanceOf(Fate.Reached.class);
        assertThat(spared.fate().failed()).extracting(Check::condition)
                .containsExactly(Check.Condition.ENTRY_PRESENT);
    }

    @Test
    void whoever_has_the_block_through_another_file_is_told_whose_it_is_as_well() {
        Answer.OfProcess answer = process(end(trio), 102);

        assertThat(answer.sharing()).contains(new Answer.Sharing(new LayerId("b"), List.of(new LayerId("a"))));
        assertThat(ExplanationText.write(WhyText.of(answer, "Linux")).replaceAll("\\s+", " "))
                .contains("Its file /mnt/db/b shares the bad block with /mnt/db/a.");
        assertThat(process(end(Windows.session("two-kernels")), 101).sharing()).isEmpty();
    }

    @Test
    void the_dead_map_nothing() {
        Answer.OfPage answer = (Answer.OfPage) ask(end(trio), new Question.OfPage(new Pfn(0x101C01))).orElseThrow();

        assertThat(ExplanationText.write(WhyText.of(answer, "Linux"))).contains("is dead and maps nothing any more");
        assertThat(AddressForms.of(answer.machine(), new Pfn(0x101C01))).filteredOn(f -> f.name().equals("pid 101"))
                .singleElement().satisfies(f -> assertThat(f.note()).endsWith("dead: maps nothing any more"));
    }

    @Test
    void before_the_kernel_has_come_to_somebody_nothing_is_decided() {
        assertThat(process(trio.at(0), 102).fate()).isEqualTo(new Fate.Untroubled());
        assertThat(process(trio.at(16), 102).fate()).isEqualTo(new Fate.Undecided(BAD));
        assertThat(ask(trio.at(16), new Question.OfStep(17))).isEmpty();
    }

    @Test
    void the_damage_of_a_file_has_its_offset_and_its_bytes() {
        assertThat(ask(end(trio), new Question.OfFile(new LayerId("b")))).hasValueSatisfying(
                answer -> assertThat(((Answer.OfFile) answer).damages()).singleElement().satisfies(damage -> {
                    assertThat(damage.offset()).isZero();
                    assertThat(damage.length()).isEqualTo(4096);
                    assertThat(damage.first()).isEqualTo(BAD);
                }));
    }

    @Test
    void a_page_has_its_owners_its_users_and_what_has_happened_to_it() {
        Answer.OfPage answer = (Answer.OfPage) ask(end(trio), new Question.OfPage(BAD)).orElseThrow();

        assertThat(answer.where().orElseThrow().files()).hasSize(2);
        assertThat(answer.where().orElseThrow().mappings()).hasSize(3);
        assertThat(answer.life().moments()).flatExtracting(PageLife.Moment::changes).containsExactly(
                PageLife.Change.BAD, PageLife.Change.MARKED, PageLife.Change.HANDLED);
        assertThat(answer.cure()).isPresent();
    }

    @Test
    void a_filesystem_that_is_gone_was_shut_down_at_a_step_and_one_that_is_refused_is_not_mounted() {
        Session hit = end(Windows.session("metadata-hit"));
        LayerId fs = hit.timeline().machine().filesystems().getFirst().id();
        assertThat(ask(hit, new Question.OfFilesystem(fs)).orElseThrow()).isInstanceOfSatisfying(
                Answer.OfFilesystem.class, a -> assertThat(a.fate()).isInstanceOf(Fate.Gone.class));

        Session old = end(trio.withDesign(Designs.find("linux-5.10").orElseThrow()));
        assertThat(ask(old, new Question.OfFilesystem(new LayerId("xfs0"))).orElseThrow())
                .isInstanceOfSatisfying(Answer.OfFilesystem.class, a -> assertThat(a.fate()).isInstanceOfSatisfying(
                        Fate.NotMounted.class, f -> assertThat(f.refused()).isPresent()));
    }

    private static Session end(Session session) {
        return session.at(session.run().trace().steps().size());
    }

    private static Answer.OfProcess process(Session session, int pid) {
        return (Answer.OfProcess) ask(session, new Question.OfProcess(pid)).orElseThrow();
    }

    private static Optional<Answer> ask(Session session, Question question) {
        return new Answers(session.timeline(), session.run().design()).to(question);
    }
}
