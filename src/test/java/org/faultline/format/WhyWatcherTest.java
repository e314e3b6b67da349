package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.playback.Timeline;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent.Watched;
import org.faultline.trace.TraceEvent.Watched.Turn;
import org.faultline.why.Answers;
import org.faultline.why.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asked about a step of a watcher one hears what it saw, what it had to know, what it answered and did, and no more. */
class WhyWatcherTest {
    @ParameterizedTest
    @CsvSource({"watcher-saves, DECLINED, 'saw saw saw must know answered'",
            "watcher-saves, ACCEPTED, 'saw saw saw must know answered'",
            "watcher-saves, SPARED, 'saw saw saw must know answered did did did'",
            "watcher-late, LATE, 'saw saw saw must know answered'",
            "watcher-lies, REWROTE, 'saw saw saw must know answered did did'",
            "healer-after, TOLD, 'saw answered did'", "watcher-saves, ASKED, ''"})
    void it_says_what_came_to_pass_up_to_that_step(String sample, Turn turn, String labels) {
        Session session = Samples.open(sample).orElseThrow().session().orElseThrow();

        assertThat(facts(session, turn).stream().map(Explanation.Fact::name).reduce((a, b) -> a + " " + b).orElse(""))
                .isEqualTo(labels);
    }

    @Test
    void what_it_saw_are_the_owners_and_what_it_did_is_told_with_its_step() {
        Session session = Samples.open("watcher-lies").orElseThrow().session().orElseThrow();
        List<String> said = facts(session, Turn.SPARED).stream().map(Explanation.Fact::value).toList();

        assertThat(said).anyMatch(s -> s.contains("inode 131 /mnt/db/a")).anyMatch(s -> s.contains("/mnt/db/b"))
                .anyMatch(s -> s.matches("(?s)step [0-9]+: It wrote something else.*"))
                .contains("the device, the block, everybody who owns it, and what it held");
    }

    private static List<Explanation.Fact> facts(Session session, Turn turn) {
        Step step = session.run().trace().steps().stream().filter(is(turn)).findFirst().orElseThrow();
        Timeline timeline = session.timeline().at(step.number());
        Explanation explanation = WhyText.of(new Answers(timeline, session.run().design())
                .to(new Question.OfStep(step.number())).orElseThrow(), "K");
        Optional<Explanation.Block.Facts> block = explanation.blocks().stream()
                .filter(Explanation.Block.Facts.class::isInstance).map(Explanation.Block.Facts.class::cast)
                .filter(f -> f.title().startsWith("The watcher")).findFirst();
        return block.map(Explanation.Block.Facts::facts).orElse(List.of());
    }

    private static Predicate<Step> is(Turn turn) {
        return s -> s.event() instanceof Watched w && w.turn() == turn;
    }
}
