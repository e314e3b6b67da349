package org.faultline.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.format.Explanation;
import org.faultline.format.WhyText;
import org.faultline.format.words.DesignText;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** Asks everything about a run, and holds the answers against what every answer has to be. */
public record Inquest(Trace trace, KernelDesign design) {
    /** Everything that can be asked of a machine and of the last step of a run. */
    static Stream<Question> questions(Machine machine, int step) {
        return Stream.of(Stream.of(step).filter(s -> s > 0).map(Question.OfStep::new),
                machine.processes().stream().map(p -> new Question.OfProcess(p.pid())),
                machine.filesystems().stream().map(f -> new Question.OfFilesystem(f.id())),
                machine.filesystems().stream().flatMap(f -> f.inodes().stream()).limit(6)
                        .map(i -> new Question.OfFile(i.id())),
                machine.bad().keySet().stream().limit(3).map(Question.OfPage::new)).flatMap(s -> s);
    }

    private Optional<Answer> ask(Trace of, int cursor, Question question) {
        return new Answers(Timeline.of(of).at(cursor), design).to(question);
    }

    /** The run as it is for somebody who stops the kernel just before the step behind {@code cursor}. */
    Trace cut(int cursor) {
        Set<Integer> open = new HashSet<>();
        int at = cursor < trace.steps().size() ? trace.steps().get(cursor).cause() : 0;
        while (at > 0) {
            open.add(at);
            at = trace.step(at).cause();
        }
        List<Step> steps = new ArrayList<>();
        for (Step s : trace.steps().subList(0, cursor)) {
            steps.add(!open.contains(s.number()) ? s : new Step(s.number(), s.act(), s.cause(), s.layer(), s.source(),
                    s.event(), s.values(), s.checks(), s.why(), Optional.empty(), s.log()));
        }
        boolean over = cursor == trace.steps().size() || cursor == 0
                || trace.steps().get(cursor).act() > trace.step(cursor).act();
        int act = cursor == 0 ? 0 : trace.step(cursor).act();
        return new Trace(trace.design(), trace.acts().subList(0, act), steps, trace.states().subList(0, cursor + 1),
                trace.verdicts(0, over ? act : act - 1));
    }

    /** An answer at a moment is the answer of the run that was stopped there: it knows nothing of what comes later. */
    public void nothingIsKnownOfWhatComesLater(int every) {
        for (int cursor = 0; cursor <= trace.steps().size(); cursor += every) {
            Trace cut = cut(cursor);
            int now = cursor;
            questions(trace.states().get(cursor), cursor).forEach(q -> assertThat(ask(trace, now, q))
                    .as("%s after step %d under %s", q, now, design.id()).isEqualTo(ask(cut, now, q)));
        }
    }

    /** Every question has an answer in words, and whoever was not dealt with is told why. */
    public void everythingHasAnAnswer() {
        Machine after = trace.after();
        questions(after, trace.steps().size()).forEach(question -> {
            Answer answer = ask(trace, trace.steps().size(), question).orElseThrow();
            Explanation words = WhyText.of(answer, DesignText.title(design));
            assertThat(words.headline()).as("%s under %s", question, design.id()).isNotBlank().doesNotContain("{");
            assertThat(words.blocks()).as("%s under %s", question, design.id()).isNotEmpty();
            if (answer instanceof Answer.OfProcess process) {
                hasReason(process, words);
                contradictsNothing(process, words);
            }
        });
        trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Signalled).forEach(s -> assertThat(
                Check.decisive(s.checks())).as("%s under %s", s.event(), design.id()).allMatch(Check::goesOn));
    }

    /** Below whoever is signalled stands no condition that failed; below whoever is left alone stands what decided, or why. */
    private void contradictsNothing(Answer.OfProcess answer, Explanation words) {
        long failed = words.blocks().stream().filter(Explanation.Block.Conditions.class::isInstance)
                .flatMap(b -> ((Explanation.Block.Conditions) b).conditions().stream()).filter(c -> !c.holds()).count();
        Optional<Step> signal = answer.fate().decided().filter(s -> s.event() instanceof TraceEvent.Signalled);
        if (signal.isPresent()) {
            assertThat(failed).as("%s under %s", words, design.id()).isZero();
        } else if (answer.fate() instanceof Fate.Spared fate) {
            assertThat(failed == 1 || !fate.at().why().isEmpty()).as("%s under %s", words, design.id()).isTrue();
        }
    }

    private void hasReason(Answer.OfProcess answer, Explanation words) {
        boolean told = switch (answer.fate()) {
            case Fate.Reached f -> true;
            case Fate.Spared f -> !f.failed().isEmpty() || !f.at().why().isEmpty();
            case Fate.Unreached f -> !f.failed().isEmpty() || !f.reason().isEmpty();
            case Fate.NotMounted f -> true;
            case Fate.Unconcerned f -> true;
            case Fate.Untroubled f -> true;
            case Fate.Gone f -> true;
            case Fate.Undecided f -> false;
            case Fate.Absent f -> false;
        };
        assertThat(told).as("%s under %s: %s", words.headline(), design.id(), answer.fate()).isTrue();
    }
}
