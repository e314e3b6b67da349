package org.faultline.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.engine.Engine;
import org.faultline.fake.Trio;
import org.faultline.fake.Windows;
import org.faultline.filesystem.Features;
import org.faultline.machine.Machine;
import org.faultline.session.Run;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What became of the pages that failed before a chapter is counted on from the one before, and is what a list of all says. */
class HarmedTest {
    private static final int STORIES = 40;
    private static final int ACTS = 60;
    private static final int PAGES = 20;
    private static final long FIRST = 0x101C00;
    private static final long BYTES = 4096;
    private static final long PLACE = 10L << 20;

    static Stream<Trace> stories() {
        return Stream.of("reflink-trio", "watcher-saves", "watcher-lies").flatMap(
                sample -> IntStream.range(0, STORIES).mapToObj(seed -> story(Windows.session(sample).run(), seed)));
    }

    /** Pages of two files that share them fail, are written, cleared, given back, and fail again. */
    private static Trace story(Run run, int seed) {
        Random random = new Random(seed);
        int pages = 1 + random.nextInt(PAGES);
        List<Act> acts = Stream.generate(() -> act(random, random.nextInt(pages))).limit(ACTS).toList();
        return Engine.run(run.setUp().after(), acts, run.design());
    }

    private static Act act(Random random, long page) {
        LayerId file = random.nextBoolean() ? Trio.A : Trio.B;
        Address address = new Address.OfPfn(new Pfn(FIRST + page));
        return switch (random.nextInt(20)) {
            case 0, 1 -> new Act.Write(Act.NOBODY, file, page * BYTES, BYTES);
            case 2 -> new Act.Write(Act.NOBODY, file, page * BYTES, 512);
            case 3 -> new Act.Punch(Act.NOBODY, file, page * BYTES, BYTES);
            case 4 -> new Act.WriteZeros(Trio.PMEM, PLACE + page * BYTES, BYTES * 3);
            case 5 -> new Act.ClearErrors(Trio.PMEM);
            case 6 -> new Act.ListBad(address);
            case 7 -> new Act.Unmount(Trio.XFS);
            case 8, 9 -> new Act.Mount(Trio.XFS, Features.Dax.ALWAYS, false);
            case 10 -> new Act.Truncate(Act.NOBODY, file, page * BYTES);
            case 11 -> new Act.Poison(address, new Notice.CorruptPfn(), 1 + page % 3);
            default -> new Act.Poison(address, new Notice.Scrub());
        };
    }

    @ParameterizedTest
    @MethodSource("stories")
    void each_verdict_of_a_story_is_the_one_that_its_chapter_has_alone(Trace story) {
        assertThat(Toll.each(story)).isEqualTo(Chapter.of(story).stream().map(c -> Toll.of(story, c)).toList());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void what_is_counted_and_told_is_what_a_list_of_all_says(Trace story) {
        for (Toll toll : Toll.each(story)) {
            List<Toll.Page> all = listed(story, toll.chapter());
            List<Toll.Page> asBefore = all.stream().filter(p -> !p.now()).toList();
            List<Toll.Page> untold =
                    asBefore.subList(0, Math.max(0, asBefore.size() - Harmed.MOST_AS_BEFORE));

            assertThat(toll.tally()).isEqualTo(new Toll.Tally(all.size(),
                    (int) all.stream().filter(Toll.Page::bad).count(),
                    (int) all.stream().filter(p -> p.how() == Toll.Page.How.WRONG).count()));
            assertThat(toll.pages()).isEqualTo(all.stream().filter(p -> !untold.contains(p)).toList());
            assertThat(toll.untold()).isEqualTo(untold.size());
        }
    }

    @Test
    void the_stories_come_upon_pages_in_every_way() {
        assertThat(stories().flatMap(s -> Toll.each(s).stream()).flatMap(t -> t.pages().stream()).map(Toll.Page::how))
                .contains(Toll.Page.How.values());
        assertThat(stories().flatMap(s -> Toll.each(s).stream())).anyMatch(t -> t.untold() > 0);
    }

    /** Every page that was harmed before the chapter, as it is behind it, and those that failed in it. */
    private static List<Toll.Page> listed(Trace story, Chapter chapter) {
        Machine before = story.states().get(chapter.first() - 1);
        Machine after = story.states().get(chapter.last());
        Map<Pfn, Toll.Page> all = new LinkedHashMap<>();
        for (Verdict v : story.verdicts(0, chapter.act() - 1)) {
            if (before.bad(v.pfn()).isPresent() || !before.undefined().of(v.pfn()).isNone()) {
                Toll.Page page = Toll.Page.of(v, after);
                all.put(v.pfn(), page.how() == Toll.Page.of(v, before).how() ? page.asBefore() : page);
            }
        }
        story.verdicts(chapter.act(), chapter.act()).forEach(v -> all.put(v.pfn(), Toll.Page.of(v, after)));
        return new ArrayList<>(all.values());
    }
}
