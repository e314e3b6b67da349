package org.faultline.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.format.words.Messages;
import org.faultline.playback.Landmark;

/** What somebody may have meant who typed a stop point in words of their own: the nearest form, or else two examples. */
final class StopPointGuess {
    /** How words begin that are about a kind of step. */
    private static final Map<String, Landmark> STEMS = Map.of("sig", Landmark.SIGNAL, "kill", Landmark.SIGNAL, "deci",
            Landmark.DECISION, "refus", Landmark.REFUSAL, "fall", Landmark.FALLBACK, "shut", Landmark.SHUTDOWN);
    private final StopPointReader reader;
    private final List<String> words;

    private StopPointGuess(StopPointReader reader, String text) {
        this.reader = reader;
        words = List.of(text.split("[\\s,;:=()]+"));
    }

    /** A sentence that says what to write instead. */
    static String of(String text, StopPointReader reader) {
        List<String> examples = TypedStopPoint.examples();
        return new StopPointGuess(reader, text).forms().findFirst().map(form -> Messages.text("stoppoint.write", form))
                .orElseGet(() -> Messages.text("stoppoint.write.example", examples.get(0), examples.get(1)));
    }

    /** Forms that can be read, the best first. */
    private Stream<String> forms() {
        Optional<String> landmark = words.stream().flatMap(word -> landmark(word).stream()).findFirst();
        return Stream.concat(landmark.stream().flatMap(this::with), words.stream().flatMap(StopPointGuess::places))
                .filter(reader::isReadable);
    }

    private static Optional<String> landmark(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return STEMS.entrySet().stream().filter(stem -> plain.startsWith(stem.getKey()) && !plain.contains("_"))
                .map(stem -> stem.getValue().name().toLowerCase(Locale.ROOT)).findFirst();
    }

    /** That kind of step, of what else is spoken of, and then all of them. */
    private Stream<String> with(String landmark) {
        return Stream.concat(words.stream().flatMap(word -> Stream.of("pid = ", "file = ", "answer = ")
                .map(test -> landmark + " if " + test + word)), Stream.of(landmark));
    }

    private static Stream<String> places(String word) {
        Stream<String> named = Stream.of("process ", "owner ", "layer ").map(kind -> kind + word);
        return word.contains("_") ? Stream.concat(named, Stream.of("function " + word)) : named;
    }
}
