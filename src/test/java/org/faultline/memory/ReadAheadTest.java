package org.faultline.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.memory.CachedPages.Origin;
import org.faultline.memory.CachedPages.Run;
import org.faultline.memory.ReadAhead.Ways;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read into the page cache besides what is asked for, and where it is marked to be read on from. */
class ReadAheadTest {
    private static final FolioSizes LARGE = new FolioSizes(FolioSizes.MOST, 4, 16, true);
    private static final FolioSizes LARGE_LATER = new FolioSizes(FolioSizes.MOST, 1, 4, true);
    private static final Ways LATER = new Ways(false, false, true);
    private static final long PAGE = 4096;

    @Test
    void a_fault_reads_32_pages_around_the_one_that_is_missing() {
        CachedPages read = ahead(CachedPages.EMPTY, 40, LARGE).faulted(18);

        assertThat(read.runs()).containsExactly(new Run(2, 32, Origin.READ));
        assertThat(ahead(read, 40, LARGE).faulted(18)).isSameAs(read);
    }

    @Test
    void some_kernels_read_four_pages_as_one_but_never_two_and_some_none() {
        CachedPages read = ahead(CachedPages.EMPTY, 40, LARGE).faulted(18);

        assertThat(read.folio(2, LARGE)).contains(new CacheFolio(2, 2));
        assertThat(read.folio(2, new FolioSizes(1, 4, 16, false))).contains(new CacheFolio(2, 1));
        assertThat(read.folio(18, LARGE)).contains(new CacheFolio(16, 4));
        assertThat(read.folio(18, LARGE_LATER)).contains(new CacheFolio(18, 1));
    }

    @Test
    void from_a_page_on_that_is_there_the_others_are_read_one_by_one() {
        CachedPages read = ahead(CachedPages.EMPTY.written(45 * PAGE, 46 * PAGE), 48, LARGE).faulted(33);

        assertThat(held(read)).isEqualTo("17-47");
        assertThat(read.folio(43, LARGE)).contains(new CacheFolio(40, 4));
        assertThat(read.folio(44, LARGE)).contains(new CacheFolio(44, 1));
    }

    /** Of 32 pages from 1 the mark lies before page 25; as much from page 16 on ends and is marked further behind. */
    @ParameterizedTest
    @CsvSource({"false, 100, 1-47, 40-40", "true, 100, 1-32, 25-25", "false, 24, 1-23, 16-16", "true, 24, 1-23, 16-16"})
    void from_a_page_on_that_is_there_as_much_again_is_read_or_the_rest(boolean rest, long end, String held,
            String marked) {
        CachedPages there = CachedPages.EMPTY.written(18 * PAGE, 19 * PAGE);

        CachedPages read = new ReadAhead(there, end, LARGE, ReadAhead.MOST, new Ways(false, rest, true)).faulted(17);

        assertThat(held(read)).isEqualTo(held);
        assertThat(marked(read, LARGE)).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource({"true, 32, 16-19", "false, 32, ''", "true, 33, 16-19", "false, 33, 16-19"})
    void what_is_read_up_to_the_end_of_the_file_is_marked_or_not(boolean marksEnd, long end, String marked) {
        Ways ways = new Ways(false, true, marksEnd);
        CachedPages there = CachedPages.EMPTY.written(0, PAGE);

        assertThat(marked(new ReadAhead(CachedPages.EMPTY, end, LARGE, ReadAhead.MOST, ways).asked(0, 16), LARGE))
                .isEqualTo(marked);
        assertThat(marked(new ReadAhead(there, end, LARGE_LATER, ReadAhead.MOST, ways).faulted(16), LARGE_LATER))
                .isEqualTo(marked.isEmpty() ? "" : "24-24");
    }

    @Test
    void a_mark_elsewhere_than_awaited_has_what_is_missing_behind_read() {
        CachedPages there = CachedPages.EMPTY.written(18 * PAGE, 19 * PAGE);
        CachedPages read = ahead(there, 200, LARGE).faulted(17);

        assertThat(held(ahead(read, 200, LARGE).faulted(40))).isEqualTo("1-79");
    }

    @Test
    void the_mark_is_on_the_folio_that_lies_a_quarter_before_the_end() {
        CachedPages large = ahead(CachedPages.EMPTY, 100, LARGE).faulted(17);
        CachedPages single = ahead(CachedPages.EMPTY, 100, FolioSizes.SINGLE).faulted(17);

        assertThat(marked(large, LARGE)).isEqualTo("24-27");
        assertThat(marked(single, FolioSizes.SINGLE)).isEqualTo("25-25");
    }

    @Test
    void what_is_never_read_in_large_folios_ends_with_the_file_before_it_is_marked() {
        assertThat(marked(ahead(CachedPages.EMPTY, 20, FolioSizes.SINGLE).faulted(17), FolioSizes.SINGLE))
                .isEqualTo("12-12");
        assertThat(marked(ahead(CachedPages.EMPTY, 20, LARGE).faulted(17), LARGE)).isEmpty();
    }

    @Test
    void a_page_that_is_there_is_not_marked() {
        CachedPages there = CachedPages.EMPTY.written(25 * PAGE, 26 * PAGE);

        assertThat(marked(ahead(there, 100, FolioSizes.SINGLE).faulted(17), FolioSizes.SINGLE)).isEmpty();
    }

    @Test
    void a_fault_on_the_mark_reads_on_in_larger_folios_and_marks_what_it_reads() {
        CachedPages large = ahead(CachedPages.EMPTY, 100, LARGE).faulted(17);
        CachedPages on = ahead(large, 100, LARGE).faulted(24);

        assertThat(held(on)).isEqualTo("1-64");
        assertThat(marked(on, LARGE)).isEqualTo("33-33");
        assertThat(on.folio(50, LARGE)).contains(new CacheFolio(48, 16));
    }

    @Test
    void in_the_midst_of_the_marked_folio_what_is_missing_behind_is_read() {
        CachedPages large = ahead(CachedPages.EMPTY, 200, LARGE).faulted(17);
        CachedPages more = large.with(new Run(33, 10, Origin.SINGLE));

        assertThat(held(ahead(more, 200, LARGE).faulted(24))).isEqualTo("1-64");
        assertThat(held(ahead(more, 200, LARGE).faulted(25))).isEqualTo("1-74");
        assertThat(held(ahead(large.with(new Run(33, 40, Origin.SINGLE)), 200, LARGE).faulted(25))).isEqualTo("1-72");
    }

    @Test
    void where_read_ahead_begins_page_by_page_what_is_read_on_ends_at_a_whole_folio() {
        CachedPages single = ahead(CachedPages.EMPTY, 100, LARGE_LATER).faulted(17);
        CachedPages on = ahead(single, 100, LARGE_LATER).faulted(25);

        assertThat(held(on)).isEqualTo("1-63");
        assertThat(on.folio(50, LARGE_LATER)).contains(new CacheFolio(48, 4));
    }

    @Test
    void read_2_reads_on_at_the_start_of_a_file_and_behind_what_was_read() {
        ReadAhead none = ahead(CachedPages.EMPTY, 100, FolioSizes.SINGLE);
        CachedPages start = none.asked(0, 1);

        assertThat(held(start)).isEqualTo("0-3");
        assertThat(marked(start, FolioSizes.SINGLE)).isEqualTo("1-1");
        assertThat(held(none.asked(50, 52))).isEqualTo("50-51");
        assertThat(held(ahead(start, 100, FolioSizes.SINGLE).asked(4, 5))).isEqualTo("0-12");
        assertThat(held(ahead(start, 6, FolioSizes.SINGLE).asked(4, 5))).isEqualTo("0-5");
    }

    @ParameterizedTest
    @CsvSource({"false, 0-11", "true, 0-3"})
    void read_2_of_the_marked_start_reads_on_or_starts_again(boolean startsAgain, String held) {
        CachedPages start =
                new ReadAhead(CachedPages.EMPTY, 100, LARGE, ReadAhead.MOST, new Ways(startsAgain, false, true))
                        .asked(0, 1);

        assertThat(held(start)).isEqualTo(held);
        assertThat(held(ahead(CachedPages.EMPTY, 100, LARGE_LATER).asked(0, 1))).isEqualTo("0-3");
    }

    @Test
    void a_read_of_few_pages_in_the_midst_is_held_page_by_page() {
        CachedPages read = ahead(CachedPages.EMPTY, 100, LARGE).asked(48, 56);

        assertThat(read.folio(48, LARGE)).contains(new CacheFolio(48, 1));
    }

    @Test
    void on_a_device_that_asks_for_more_more_is_read() {
        ReadAhead wide = new ReadAhead(CachedPages.EMPTY, 100, LARGE, 2048, LATER);

        assertThat(held(wide.faulted(33))).isEqualTo("0-99");
        assertThat(marked(wide.faulted(33), LARGE)).isEmpty();
    }

    @Test
    void a_folio_that_is_split_leaves_its_mark_on_its_first_page_and_a_page_that_goes_takes_it() {
        CachedPages read = ahead(CachedPages.EMPTY, 100, LARGE).faulted(17);
        CachedPages split = read.split(read.folio(26, LARGE).orElseThrow());

        assertThat(marked(split, LARGE)).isEqualTo("24-24");
        assertThat(marked(split.without(24, 1), LARGE)).isEmpty();
        assertThat(split.unmarked(new CacheFolio(24, 1))).isNotEqualTo(split);
    }

    private static ReadAhead ahead(CachedPages pages, long end, FolioSizes sizes) {
        return new ReadAhead(pages, end, sizes, ReadAhead.MOST, LATER);
    }

    private static String held(CachedPages pages) {
        long first = LongStream.range(0, 200).filter(pages::holds).min().orElseThrow();
        long last = LongStream.range(0, 200).filter(pages::holds).max().orElseThrow();
        assertThat(LongStream.rangeClosed(first, last).allMatch(pages::holds)).isTrue();
        return first + "-" + last;
    }

    /** The pages of the folio that is marked. */
    private static String marked(CachedPages pages, FolioSizes sizes) {
        return LongStream.range(0, 200).mapToObj(p -> pages.folio(p, sizes).filter(pages::isMarked))
                .flatMap(Optional::stream).distinct().map(f -> f.first() + "-" + (f.end() - 1))
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }
}
