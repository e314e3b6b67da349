package org.faultline.format.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.design.choice.Choice;
import org.faultline.design.table.Designs;
import org.faultline.reason.CallBecause;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Noun;
import org.faultline.reason.Nowhere;
import org.faultline.reason.Wrong;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason has its sentence, every sentence its reason, and every place of a sentence is filled. */
class SentencesTest {
    @Test
    void reasons_and_messages_are_the_same() {
        same("CallBecause", CallBecause.values());
        same("HookBecause", HookBecause.values());
        same("Nowhere", Nowhere.values());
    }

    @Test
    void every_choice_of_a_design_has_its_meaning_and_every_meaning_its_choice() {
        assertThat(Messages.bundle("Choices").keySet())
                .isEqualTo(Stream.of(Choice.class.getPermittedSubclasses())
                        .flatMap(subject -> Stream.of(subject.getPermittedSubclasses()))
                        .flatMap(kind -> Stream.of(kind.getEnumConstants())).map(c -> DesignText.key((Choice) c))
                        .collect(Collectors.toSet()));
    }

    @Test
    void what_is_wrong_has_a_sentence_and_another_for_what_to_do() {
        assertThat(Messages.bundle("Wrong").keySet()).isEqualTo(Stream.of(Wrong.values())
                .flatMap(w -> Stream.of(w.name(), "remedy." + w.name())).collect(Collectors.toSet()));
    }

    @Test
    void every_kind_of_thing_has_a_name() {
        assertThat(Noun.values()).allMatch(noun -> Messages.has("noun." + noun));
    }

    private static void same(String bundle, Enum<?>... constants) {
        Set<String> names = Stream.of(constants).map(Enum::name).collect(Collectors.toSet());
        Set<String> keys = Messages.bundle(bundle).keySet();

        assertThat(keys).containsAll(names);
        assertThat(keys).allSatisfy(key -> assertThat(names).contains(key.replaceFirst("^short\\.", "")));
    }

    @Test
    void the_few_words_end_before_the_first_stop() {
        for (String bundle : List.of("CallBecause", "HookBecause")) {
            var messages = Messages.bundle(bundle);
            assertThat(messages.keySet()).filteredOn(key -> !key.startsWith("short."))
                    .allSatisfy(key -> assertThat(messages.getString(key).matches("(?s).*[.:,].*"))
                            .as(key).isEqualTo(messages.containsKey("short." + key)));
            assertThat(messages.keySet()).filteredOn(key -> key.startsWith("short."))
                    .allSatisfy(key -> assertThat(messages.getString(key)).doesNotContain(".", ":", ",").isNotBlank());
        }
    }

    @Test
    void every_number_has_a_name() {
        for (Value.Name name : Value.Name.values()) {
            assertThat(Messages.has("value." + name)).as(name.name()).isTrue();
        }
    }

    static List<String> samples() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void no_place_of_a_sentence_stays_empty(String sample) {
        for (var design : Designs.all()) {
            Trace story = Samples.open(sample).flatMap(Opened::session).orElseThrow().withDesign(design).report()
                    .story();
            for (Step step : story.steps()) {
                assertThat(Sentences.of(step.why())).isNotBlank().doesNotContain("{", "}");
                step.why().forEach(w -> assertThat(Sentences.brief(w)).doesNotContain("{", "}"));
                step.values().forEach(v -> assertThat(ValueText.of(v)).doesNotContain("{", "}"));
            }
        }
    }
}
