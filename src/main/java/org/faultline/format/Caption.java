package org.faultline.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.format.words.Sentences;
import org.faultline.format.words.StepWords;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/**
 * What happens at a step, in plain words: who does what, in the present.
 *
 * @param headline at most 60 letters; what has no room even with the shortest names ends in an ellipsis
 * @param sentence what is to be said of it, at most 90 letters; empty where nothing is
 * @param call the kernel function that did it, with its flags by name
 */
public record Caption(String headline, String sentence, String call) {
    /** Letters that a headline has at most. */
    public static final int HEADLINE = 60;
    /** Letters that a sentence has at most. */
    public static final int SENTENCE = 90;

    /** The caption of a step; {@code machine} is the machine after it, and lends the names. */
    public static Caption of(Step step, Machine machine) {
        Told whole = Told.of(step, ShortNames.of(machine).findFirst().orElseThrow());
        List<Told> told = whole.isEnough() ? List.of(whole)
                : ShortNames.of(machine).map(names -> Told.of(step, names)).toList();
        String headline = told.stream().map(Told::headline).filter(h -> h.length() <= HEADLINE).findFirst()
                .orElseGet(() -> StepWords.text("cut.end", told.getLast().headline().substring(0, HEADLINE - 1)));
        String sentence = Stream.concat(told.stream().map(Told::sentence), Stream.of(reason(step)))
                .filter(s -> !s.isEmpty() && s.length() <= SENTENCE).findFirst().orElse("");
        return new Caption(headline, sentence, call(step));
    }

    /** The caption of the step that was taken last; nothing before the first. */
    public static Optional<Caption> at(Timeline timeline) {
        return timeline.current().map(step -> of(step, timeline.machine()));
    }

    /** The words of a step with names of one length. */
    private record Told(String headline, String sentence) {
        /** Whether there is room for all of it, so that shorter names are not needed. */
        boolean isEnough() {
            return headline.length() <= HEADLINE && !sentence.isEmpty() && sentence.length() <= SENTENCE;
        }

        static Told of(Step step, ShortNames names) {
            EventWords words = new EventWords(step, names);
            Object[] said = words.arguments().toArray();
            String[] lines = StepWords.text(StepWords.key(words.stems(), step.why()), said).split("\n", 2);
            return new Told(lines[0], StepWords.more(step.why()).map(key -> StepWords.text(key, said))
                    .orElse(lines.length > 1 ? lines[1] : ""));
        }
    }

    /** What the reason says in few words, where the event has no words of its own. */
    private static String reason(Step step) {
        return step.why().stream().findFirst().map(Caption::clause).filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".")
                .orElse("");
    }

    private static String clause(Why why) {
        Optional<Why> inner = why.details().stream().filter(Detail.Clause.class::isInstance)
                .map(Detail.Clause.class::cast).map(Detail.Clause::why).findFirst();
        return Sentences.brief(inner.orElse(why));
    }

    private static String call(Step step) {
        String function = step.source().function();
        String named = function.startsWith("(") ? function : StepWords.text("call", function);
        String flags = step.event() instanceof TraceEvent.Asked asked ? flags(asked, function) : "";
        return flags.isEmpty() ? named : StepWords.text("call.flags", function, flags);
    }

    /** The flags of a call by name; what has no name is left out. */
    private static String flags(TraceEvent.Asked asked, String function) {
        return asked.argument(Argument.Name.FLAGS).filter(Detail.Flags.class::isInstance).map(Detail.Flags.class::cast)
                .map(flags -> IntStream.range(0, Integer.SIZE).map(bit -> 1 << bit).filter(b -> (flags.bits() & b) != 0)
                        .mapToObj(bit -> flag(bit, function)).flatMap(Optional::stream)
                        .reduce((a, b) -> a + ", " + b).orElse(""))
                .orElse("");
    }

    private static Optional<String> flag(int bit, String function) {
        return Stream.of("flag." + function + "." + bit, "flag." + bit).filter(StepWords::has).findFirst()
                .map(StepWords::text);
    }
}
