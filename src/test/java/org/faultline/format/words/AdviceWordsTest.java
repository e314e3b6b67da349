package org.faultline.format.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Effect;
import org.faultline.repair.advice.Step;
import org.faultline.repair.advice.Unable;
import org.junit.jupiter.api.Test;

/** Every kind of step, reason, cost and hindrance has its words, and no words are there for nothing. */
class AdviceWordsTest {
    private static final Pattern CALLED =
            Pattern.compile("\"((?:sum|unit|exit|check|label|lost|holds|down|script|action)"
                    + "[.A-Za-z0-9]*|question|from|supposed[.a-z]*|unable|legend|step)\"");
    private static final Pattern CHECKED = Pattern.compile("\"([A-Za-z]+)\"[,)]");

    private static Set<String> named(String prefix, Enum<?>... all) {
        return Stream.of(all).map(e -> prefix + e.name()).collect(Collectors.toSet());
    }

    @Test
    void words_and_what_they_are_for_are_the_same() {
        Set<String> wanted = new TreeSet<>(named("why.", Step.Because.values()));
        wanted.addAll(named("cost.", Effect.Cost.values()));
        wanted.addAll(named("destroys.", Effect.Destroyed.values()));
        wanted.addAll(named("unable.", Unable.values()));
        wanted.addAll(named("action.Clear.", Action.Clear.Content.values()));
        wanted.addAll(Set.of("action.Provide.from", "step.MAY", "step.WHILE_LISTED", "time.PAUSE", "time.BEGINS",
                "time.LASTS", "time.ENDS"));
        Stream.of(Action.class.getPermittedSubclasses()).map(c -> "action." + c.getSimpleName())
                .filter(k -> !k.equals("action.Clear")).forEach(wanted::add);
        wanted.addAll(called());

        assertThat(Messages.bundle("Advice").keySet()).isEqualTo(wanted);
    }

    private static Set<String> called() {
        Set<String> keys = new TreeSet<>();
        for (String file : Set.of("shell/AdviceHead", "shell/AdviceScript", "shell/Commands", "shell/Guarded",
                "shell/Places", "shell/StepText", "AdviceText")) {
            CALLED.matcher(read(file)).results().map(m -> m.group(1)).filter(k -> !k.endsWith("."))
                    .forEach(keys::add);
        }
        CHECKED.matcher(read("shell/Checks")).results().map(m -> "check." + m.group(1)).forEach(keys::add);
        return keys;
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of("src/main/java/org/faultline/format/" + name + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
