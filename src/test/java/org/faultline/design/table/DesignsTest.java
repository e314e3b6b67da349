package org.faultline.design.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.design.Chain;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.Choice;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.WalkChoice.Reach;
import org.faultline.format.words.DesignText;
import org.faultline.kernel.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every table of the list must say. */
class DesignsTest {
    @Test
    void every_hook_of_every_design_names_its_kernel_function() {
        for (KernelDesign design : Designs.all()) {
            assertThat(design.chain().sources()).as(design.id()).hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(s -> s.file().matches("[a-z0-9_/.-]+\\.c") && s.function().matches("[a-z0-9_]+"));
        }
    }

    @Test
    void every_design_says_what_it_is_and_what_it_rests_on() {
        for (KernelDesign design : Designs.all()) {
            assertThat(DesignText.summary(design)).as(design.id()).endsWith(".").hasSizeLessThan(125);
            assertThat(DesignText.proof(design)).as(design.id()).hasSizeLessThan(45)
                    .matches("recorded runs of [0-9.]+|golden vectors; .*");
        }
    }

    @Test
    void a_design_that_rests_on_recorded_runs_has_some() {
        for (KernelDesign design : Designs.all()) {
            Path runs = Path.of("src/test/resources/kernel-cases", design.id() + ".jsonl.gz");

            assertThat(Files.isRegularFile(runs)).as(design.id())
                    .isEqualTo(DesignText.proof(design).startsWith("recorded runs"));
        }
    }

    @Test
    void designs_stand_in_order_of_time() {
        assertThat(Designs.all()).extracting(KernelDesign::id).containsExactly("linux-5.10", "rfc-v2-posted", "rfc-v2",
                "linux-6.0", "linux-6.1", "linux-6.5", "linux-6.12", "linux-7.2");
    }

    @Test
    void a_table_makes_every_choice_once() {
        Choices choices = find("linux-7.2").choices();
        List<Choice> all = List.copyOf(choices.made().values());
        for (Choice choice : all) {
            Choice[] others = all.stream().filter(c -> c != choice).toArray(Choice[]::new);

            assertThatThrownBy(() -> Choices.of(others)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(choice.getClass().getSimpleName());
        }
        assertThat(all).hasSize(55);
        assertThat(Choices.of(all.toArray(Choice[]::new))).isEqualTo(choices);
        assertThatThrownBy(() -> choices.with(Reach.EXACT, Reach.NO_PAGES)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
        assertThat(choices.with(Reach.NO_PAGES).choice(Reach.class)).isEqualTo(Reach.NO_PAGES);
    }

    /** A choice that nobody makes another way is no choice. */
    @Test
    void every_choice_is_made_in_at_least_two_ways() {
        for (Choice choice : find("linux-5.10").choices().made().values()) {
            assertThat(Designs.all().stream().map(d -> d.choices().made().get(choice.getClass())).distinct())
                    .as(choice.getClass().getSimpleName()).hasSizeGreaterThan(1);
        }
    }

    /** How many choices each design makes otherwise than its ancestor, and which functions it has replaced. */
    @ParameterizedTest
    @CsvSource({"linux-6.1, linux-6.0, 1, ''", "linux-6.5, linux-6.0, 8, ''",
            "linux-6.12, linux-6.5, 13, filesystem generic", "linux-7.2, linux-6.12, 23, filesystem listeners",
            "rfc-v2, linux-5.10, 3, pagemap device filesystem owner kill", "rfc-v2-posted, rfc-v2, 9, ''",
            "linux-6.0, linux-5.10, 15, pagemap device filesystem owner kill generic"})
    void a_design_is_its_ancestor_but_for_what_it_names(String id, String ancestor, int choices, String hooks) {
        Collection<Choice> before = find(ancestor).choices().made().values();

        assertThat(find(id).choices().made().values().stream().filter(c -> !before.contains(c))).hasSize(choices);
        assertThat(replaced(find(ancestor).chain(), find(id).chain())).isEqualTo(hooks);
    }

    /** The hooks of one chain that are not those of another, by name. */
    static String replaced(Chain before, Chain after) {
        return Stream.of(Chain.class.getRecordComponents()).filter(c -> !value(c, before).equals(value(c, after)))
                .map(RecordComponent::getName).collect(Collectors.joining(" "));
    }

    private static Object value(RecordComponent component, Chain chain) {
        try {
            return component.getAccessor().invoke(chain);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static KernelDesign find(String id) {
        return Designs.find(id).orElseThrow();
    }

    @Test
    void ids_are_unique_and_found_again() {
        assertThat(Designs.all()).extracting(KernelDesign::id).doesNotHaveDuplicates()
                .allMatch(id -> Designs.find(id).isPresent());
    }

    @Test
    void rfc_v2_and_6_12_differ_where_the_block_device_is_told() {
        assertThat(Designs.find("rfc-v2").orElseThrow().chain().device().orElseThrow().source())
                .isEqualTo(KernelSource.of("pmem_block_lost", "drivers/nvdimm/pmem.c"));
        assertThat(Designs.find("linux-6.12").orElseThrow().chain().device().orElseThrow().source())
                .isEqualTo(KernelSource.of("dax_holder_notify_failure", "drivers/dax/super.c"));
    }
}
