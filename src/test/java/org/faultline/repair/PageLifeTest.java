package org.faultline.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.repair.PageLife.Change.BAD;
import static org.faultline.repair.PageLife.Change.CLEARED;
import static org.faultline.repair.PageLife.Change.FREED;
import static org.faultline.repair.PageLife.Change.HANDLED;
import static org.faultline.repair.PageLife.Change.LATENT;
import static org.faultline.repair.PageLife.Change.LET_GO;
import static org.faultline.repair.PageLife.Change.LISTED;
import static org.faultline.repair.PageLife.Change.MARKED;
import static org.faultline.repair.PageLife.Change.PARTLY_REWRITTEN;
import static org.faultline.repair.PageLife.Change.REWRITTEN;
import static org.faultline.repair.PageLife.Change.TAKEN;
import static org.faultline.repair.PageLife.Change.UNDEFINED;
import static org.faultline.repair.PageLife.Change.UNLISTED;
import static org.faultline.repair.PageLife.Change.UNMARKED;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.device.Pmem;
import org.faultline.engine.Engine;
import org.faultline.fake.Stacks;
import org.faultline.fake.Windows;
import org.faultline.filesystem.Placements;
import org.faultline.format.LifeText;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.session.Samples;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageLifeTest {
    private static final Pfn PAGE = new Pfn(0x101C00);
    private static final long AT = 10 * Stacks.MIB;
    private static final Placements THERE = Placements.of(List.of(new Placements.Run(2 * Stacks.MIB, AT, 4096)));
    private static final Act BAD_NOW = new Act.Poison(new Address.OfPfn(PAGE), new Notice.Scrub());
    private static final Act TOUCH = new Act.Touch(101, new LayerId("m101"), 0, 1, false);

    @Test
    void poison_lies_in_free_space_until_somebody_gets_the_block_and_is_cleared_for_the_new_owner() {
        PageLife life = life(TOUCH, BAD_NOW, new Act.Punch(Act.NOBODY, Stacks.A, 0, 4096),
                new Act.Write(Act.NOBODY, Stacks.A, 0, 4096), new Act.Touch(102, new LayerId("m102"), 0, 1, true),
                new Act.Write(Act.NOBODY, Stacks.B, 2 * Stacks.MIB, 512, THERE));

        assertThat(life.moments()).extracting(PageLife.Moment::changes).containsExactly(List.of(BAD, LISTED),
                List.of(MARKED), List.of(HANDLED), List.of(FREED), List.of(TAKEN),
                List.of(CLEARED, UNLISTED, UNMARKED, REWRITTEN));
        assertThat(life.moments()).extracting(PageLife.Moment::bytes).containsExactly(Damage.UNREADABLE,
                Damage.UNREADABLE, Damage.UNREADABLE, Damage.UNREADABLE, Damage.UNREADABLE, Damage.GOOD);
        assertThat(life.moments().get(3).purpose()).contains(new Purpose.FreeSpace());
        assertThat(life.moments().getLast().purpose()).get().isInstanceOfSatisfying(Purpose.FileData.class,
                d -> assertThat(d.pieces()).extracting(p -> p.file().id()).containsExactly(Stacks.B));
        assertThat(life.moments().getLast().step().layer()).contains(Stacks.B);
        assertThat(new LifeText(life).lines()).extracting(l -> l.text()).last().asString()
                .contains("the poison is cleared")
                .contains("Then: bytes good; data: bytes 2097152 to 2101247 of /mnt/db/b");
    }

    @Test
    void latent_poison_is_told_from_what_somebody_knows_of() {
        Machine legacy = one();
        Pmem pmem = legacy.pmems().getFirst();
        Machine machine = legacy.with(new Pmem(pmem.id(), pmem.name(), pmem.base(), pmem.namespaceSize(),
                pmem.dataOffset(), Pmem.Kind.LEGACY));

        assertThat(life(machine, BAD_NOW, new Act.ListBad(new Address.OfPfn(PAGE))).moments())
                .extracting(PageLife.Moment::changes).startsWith(List.of(BAD, LATENT)).endsWith(List.of(LISTED));
    }

    @Test
    void a_clear_from_below_leaves_bytes_undefined_until_their_owner_wrote_all_of_them() {
        PageLife life = life(BAD_NOW, new Act.WriteZeros(Stacks.PMEM, AT, 4096),
                new Act.Write(Act.NOBODY, Stacks.A, 0, 1024), new Act.Write(Act.NOBODY, Stacks.A, 1024, 3072));

        assertThat(life.moments().subList(life.moments().size() - 3, life.moments().size()))
                .extracting(PageLife.Moment::changes).containsExactly(List.of(CLEARED, UNLISTED, UNDEFINED),
                        List.of(PARTLY_REWRITTEN), List.of(REWRITTEN));
        assertThat(new LifeText(life).lines().get(life.moments().size() - 2).text())
                .contains("undefined in sectors 2, 3, 4, 5, 6, 7 of 0 to 7");
    }

    @Test
    void who_shares_a_page_lets_go_one_by_one() {
        PageLife life = life(new Act.Reflink(Stacks.A, 0, Stacks.B, "/db/b", 0, 4096), BAD_NOW,
                new Act.Punch(Act.NOBODY, Stacks.A, 0, 4096), new Act.Unlink(Act.NOBODY, Stacks.B));

        assertThat(life.moments()).extracting(PageLife.Moment::changes).contains(List.of(LET_GO))
                .noneMatch(c -> c.contains(TAKEN));
        assertThat(life.moments().getLast().bytes()).isEqualTo(Damage.UNREADABLE);
    }

    static Stream<String> samples() {
        return Samples.names().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_life_is_told_up_to_the_step_looked_at_and_never_otherwise_later(String sample) {
        Timeline end = Windows.session(sample).timeline().last();
        List<Pfn> pages = end.taken().stream().map(s -> s.event()).filter(TraceEvent.Poisoned.class::isInstance)
                .map(e -> ((TraceEvent.Poisoned) e).pfn()).distinct().toList();

        assertThat(pages).isNotEmpty();
        for (Pfn page : pages) {
            List<PageLife.Moment> whole = PageLife.of(end, page).moments();
            assertThat(whole).isSortedAccordingTo(Comparator.comparingInt(m -> m.step().number()))
                    .allSatisfy(m -> assertThat(m.changes()).isNotEmpty());
            for (int step = 0; step <= end.cursor(); step++) {
                int now = step;
                assertThat(PageLife.of(end.at(now), page).moments())
                        .isEqualTo(whole.stream().filter(m -> m.step().number() <= now).toList());
            }
        }
    }

    private static Machine one() {
        return Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, AT), Stacks.file(Stacks.B, 30 * Stacks.MIB)),
                Stacks.process(101, "app", Stacks.A, 0x7f1000000000L, true),
                Stacks.process(102, "other", Stacks.B, 0x7f2000000000L, true));
    }

    private static PageLife life(Act... acts) {
        return life(one(), acts);
    }

    private static PageLife life(Machine machine, Act... acts) {
        return PageLife.of(Timeline.of(Engine.run(machine, List.of(acts), Designs.find("linux-6.12").orElseThrow()))
                .last(), PAGE);
    }
}
