package org.faultline.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.faultline.memory.CachedPages.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages of a file are in the page cache, and which of them it holds as one. */
class CachedPagesTest {
    private static final FolioSizes LARGE = new FolioSizes(FolioSizes.MOST, 4, 16, true);
    private static final long PAGE = 4096;

    @ParameterizedTest
    @CsvSource({"0, 0, 16", "15, 0, 16", "16, 16, 8", "23, 16, 8"})
    void a_write_is_held_in_the_largest_powers_of_two_that_fit(long page, long first, long pages) {
        CachedPages written = CachedPages.EMPTY.written(0, 24 * PAGE);

        assertThat(written.folio(page, LARGE)).contains(new CacheFolio(first, pages));
        assertThat(written.folio(page, FolioSizes.SINGLE)).contains(new CacheFolio(page, 1));
        assertThat(written.folio(24, LARGE)).isEmpty();
    }

    @Test
    void each_folio_lies_at_a_multiple_of_its_size_and_a_page_filled_in_part_comes_alone() {
        CachedPages written = CachedPages.EMPTY.written(5 * PAGE, 9 * PAGE + 10);

        assertThat(LongStream.range(5, 10).mapToObj(p -> written.folio(p, LARGE).orElseThrow()).distinct())
                .containsExactly(new CacheFolio(5, 1), new CacheFolio(6, 2), new CacheFolio(8, 1),
                        new CacheFolio(9, 1));
    }

    @Test
    void what_could_not_be_read_is_there_but_of_no_use_until_it_is_read_or_written() {
        CachedPages unread = CachedPages.EMPTY.written(0, 8 * PAGE)
                .unread(List.of(new Run(2, 4, CachedPages.Origin.WRITTEN)));

        assertThat(unread.holds(3)).isTrue();
        assertThat(unread.isUpToDate(3)).isFalse();
        assertThat(unread.isUpToDate(1)).isTrue();
        assertThat(unread.endOfRun(0, 8)).isEqualTo(2);
        assertThat(unread.read(3, 4).isUpToDate(3)).isTrue();
        assertThat(unread.read(3, 4).isUpToDate(4)).isFalse();
        assertThat(unread.written(4 * PAGE, 5 * PAGE).isUpToDate(4)).isTrue();
        assertThat(unread.split(new CacheFolio(0, 8)).isUpToDate(3)).isFalse();
        assertThat(unread.without(2, 4).with(new Run(2, 4, CachedPages.Origin.SINGLE)).isUpToDate(3)).isTrue();
        assertThat(unread).isNotEqualTo(unread.read(0, 8));
        assertThat(unread.added(CachedPages.EMPTY.written(PAGE, 7 * PAGE))).extracting(Run::first).containsExactly(0L,
                7L);
    }

    @Test
    void a_folio_that_is_split_leaves_the_others_as_they_are() {
        CachedPages written = CachedPages.EMPTY.written(0, 24 * PAGE);
        CachedPages split = written.split(written.folio(20, LARGE).orElseThrow()).without(20, 1);

        assertThat(split.folio(3, LARGE)).contains(new CacheFolio(0, 16));
        assertThat(split.folio(21, LARGE)).contains(new CacheFolio(21, 1));
        assertThat(split.holds(20)).isFalse();
    }
}
