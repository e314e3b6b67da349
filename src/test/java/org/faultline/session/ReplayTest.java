package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A lesson that is opened at a step, to look at it once more. */
class ReplayTest {
    @Test
    void a_lesson_that_is_looked_at_again_asks_nothing_and_stands_at_the_step() {
        Session session = Replay.at(Lessons.open("who-is-hit").orElseThrow(), 12).session().orElseThrow();

        assertThat(session.lesson()).isEmpty();
        assertThat(session.timeline().cursor()).isEqualTo(12);
        assertThat(session.file()).isEmpty();
    }

    @Test
    void a_step_behind_the_end_is_the_end() {
        Session session = Replay.at(Samples.open("reflink-trio").orElseThrow(), 1_000_000).session().orElseThrow();

        assertThat(session.timeline().isAtEnd()).isTrue();
    }
}
