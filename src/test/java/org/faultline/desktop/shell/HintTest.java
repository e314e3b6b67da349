package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.address.Pfn;
import org.faultline.fake.Windows;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

class HintTest {
    private static final Selection NOTHING = new Selection.OfNothing();

    @Test
    void before_the_story_it_says_how_to_begin() {
        Session trio = Windows.session("reflink-trio");
        assertThat(Hint.of(trio.timeline(), NOTHING)).startsWith("Press Space to play the story");
        assertThat(Hint.of(trio.timeline(), new Selection.OfPage(new Pfn(0x101C03)))).contains("press X or Poison");
    }

    @Test
    void during_the_story_it_counts_the_signals() {
        Timeline story = Windows.session("reflink-trio").timeline();
        assertThat(Hint.of(story.at(3), NOTHING)).contains("no signal so far");
        assertThat(Hint.of(story.last().back(), NOTHING)).contains("2 signals so far");
    }

    @Test
    void at_the_end_it_is_the_verdict() {
        assertThat(end("free-block")).isEqualTo("Nobody is signalled; no owner; the filesystem survives.");
        assertThat(end("metadata-hit")).contains("the filesystem shut down");
    }

    private static String end(String sample) {
        return Hint.of(Windows.session(sample).timeline().last(), NOTHING);
    }
}
