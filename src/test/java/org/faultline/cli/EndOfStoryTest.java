package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a verdict says is true at the end of its story, also where somebody mended the page since. */
class EndOfStoryTest {
    private static String verdict(String sample) {
        String out = Cmd.run("run", "sample:" + sample).out();
        return out.substring(out.indexOf("\nVerdict on page")).replaceAll("\\s+", " ");
    }

    @Test
    void a_page_that_was_zeroed_is_not_bad_and_not_what_it_was() {
        assertThat(verdict("said-clean")).contains("The page can be read again, but what was there is gone.",
                "Chapter 5: Nobody killed, nothing lost Chapter 6: Nobody killed, wrong bytes are read",
                "4 KiB lost in three files").doesNotContain("still bad", "with nothing in its place");
    }

    @Test
    void what_is_written_anew_is_not_lost_and_what_is_free_is_nobodys() {
        assertThat(verdict("shared-recovery")).contains("The page is cleared, and its block is free.",
                "4 KiB of three files lost and written anew").doesNotContain("still bad", "does not hold")
                .contains("Chapter 1: Two killed, 4 KiB lost in three files");
        assertThat(verdict("parent-pointers")).contains("The page is cleared, and its block is free.",
                "Chapter 1: Nobody killed, 4 KiB of metadata lost").doesNotContain("still bad", "in one file");
    }

    @Test
    void a_filesystem_that_was_shut_down_and_repaired_lives() {
        assertThat(verdict("dirty-log")).contains("mounted at /mnt (mounted again since)", "The page is good again.",
                "xfs_repair 7.2 -L: repaired").doesNotContain("still bad");
    }

    @Test
    void a_log_of_its_own_has_an_owner_and_is_thrown_away() {
        assertThat(verdict("new-log")).contains("the log of xfs on pmem0 yes:", "threw the log away, exit 0",
                "Chapter 1: Nobody killed, 4 KiB of metadata lost, the filesystem shut down")
                .doesNotContain("nothing to do");
        assertThat(verdict("external-log")).contains("It is in the log of a filesystem")
                .doesNotContain("No filesystem");
    }

    @Test
    void no_call_on_a_directory_clears_its_page() {
        assertThat(Cmd.run("run", "sample:directory-names", "--poison", "dev:pmem0+100MiB", "--how", "scrub").out()
                .replaceAll("\\s+", " ")).contains("It holds metadata: only a repair").doesNotContain("A write(2)");
    }
}
