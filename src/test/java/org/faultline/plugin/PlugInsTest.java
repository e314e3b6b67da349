package org.faultline.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.assembly.Assembled;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.Known;
import org.faultline.assembly.RunPlan;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Action;
import org.faultline.edit.Adding;
import org.faultline.edit.Built;
import org.faultline.edit.Catalogue;
import org.faultline.edit.Part;
import org.faultline.edit.Removing;
import org.faultline.edit.Topic;
import org.faultline.engine.Engine;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.ActText;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.part.Field;
import org.faultline.problem.Problem;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** A device-mapper target and an act, each a file and the line here that knows it: they are checked, built and run. */
class PlugInsTest {
    static final Known KNOWN = Known.all().with(ErrorTarget.KIND).with(Advise.KIND);
    private static final Catalogue CATALOGUE = Catalogue.of(KNOWN);

    private TopologyDocument document = TopologyDocument.blank("Plug-ins", "linux-6.12");

    @Test
    void a_target_stands_in_the_palette_and_makes_a_device_that_is_checked() {
        add("dm-error", "");

        assertThat(find("error0", "devices").get("table").orElseThrow())
                .isEqualTo(Node.of(List.of(Node.of("0 204800 error"))));
        assertThat(errors()).isEmpty();
        assertThat(CATALOGUE.part("dm").orElseThrow().fields()).extracting(Field::key).containsExactly("name", "table");

        document = document.with(new Pointer("/devices/0/table/0"), Node.of("0 204800 error pmem0"));

        assertThat(errors()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("no-words");
            assertThat(Sentences.of(p)).isEqualTo("An error target has no words of its own.");
            assertThat(Sentences.remedy(p)).isEqualTo("Write a line such as \"0 204800 error\".");
        });
        assertThat(new Assembler(Known.all()).from(document).problems()).extracting(Problem::code)
                .containsExactly("unknown-target");
    }

    @Test
    void what_lies_on_a_target_without_bytes_below_cannot_be_touched_read_or_poisoned() {
        document = HalfGone.document();
        Trace trace = run("""
                [{"act": "touch", "pid": 101, "mapping": "m101", "page": 0, "access": "read"},
                 {"act": "read", "pid": 102, "file": "bad", "length": 4096},
                 {"act": "write", "pid": 102, "file": "bad", "length": 4096},
                 {"act": "poison", "at": "file:/mnt/good@0", "how": "corrupt-pfn"},
                 {"act": "touch", "pid": 102, "mapping": "m102", "page": 0, "access": "write"}]""");

        assertThat(of(trace, 1)).noneMatch(TraceEvent.Signalled.class::isInstance);
        assertThat(of(trace, 2)).singleElement().hasFieldOrPropertyWithValue("ending", Ending.of(Errno.EIO));
        assertThat(of(trace, 3)).singleElement().hasFieldOrPropertyWithValue("ending", Ending.of(Errno.EIO));
        assertThat(trace.verdicts()).hasSize(1);
        assertThat(of(trace, 5)).filteredOn(TraceEvent.Signalled.class::isInstance).hasSize(1);

        story("[{\"act\": \"poison\", \"at\": \"dev:half+400MiB\"}]");

        assertThat(errors()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("nowhere");
            assertThat(Sentences.of(p)).contains("no memory lies below byte");
        });
    }

    @Test
    void an_act_has_a_form_is_checked_and_is_acted_out() {
        document = HalfGone.document();
        Action advise = CATALOGUE.actions("file").stream().filter(a -> a.title().equals("Advise")).findFirst()
                .orElseThrow();

        assertThat(advise.fields()).extracting(Field::key).containsExactly("pid", "advice", "length");

        done(advise.call().on(document, "good", Map.of("pid", "101", "advice", "willneed", "length", "1 MiB")));
        RunPlan plan = assembled().plan().orElseThrow();

        assertThat(plan.setUp()).hasSize(1).first()
                .isEqualTo(new Advise(101, new LayerId("good"), "willneed", 1 << 20));

        Trace trace = Engine.run(plan.machine(), plan.setUp(), plan.design());

        assertThat(trace.acts()).extracting(ActText::of).containsExactly("101 advises willneed on good");
        assertThat(trace.steps()).singleElement()
                .satisfies(s -> {
                    assertThat(s.source().function()).isEqualTo("generic_fadvise");
                    assertThat(Sentences.of(s.why()))
                            .isEqualTo("DAX has no page cache, so willneed leaves everything as it is.");
                });

        story("[{\"act\": \"advise\", \"file\": \"good\", \"advice\": \"maybe\", \"length\": 1}]");

        assertThat(errors()).singleElement().satisfies(p -> assertThat(Sentences.remedy(p))
                .isEqualTo("Write \"willneed\" or \"dontneed\"."));
    }

    @Test
    void an_act_goes_with_the_file_it_names_and_is_written_as_it_was_read() {
        document = HalfGone.document();
        story("[{\"act\": \"advise\", \"pid\": 101, \"file\": \"good\", \"length\": 4096, \"advice\": \"willneed\"}]");
        String text = TopologyJson.write(document);

        assertThat(TopologyJson.write(TopologyJson.read("", text).document().orElseThrow())).isEqualTo(text);

        Built without = Removing.remove(document, List.of("good"), KNOWN);

        assertThat(without).isInstanceOfSatisfying(Built.Done.class,
                d -> assertThat(d.document().list(new Pointer("/story"))).isEmpty());
    }

    @Test
    void both_are_explained() {
        List<Topic> topics = Topic.of(CATALOGUE);

        assertThat(topics).filteredOn(t -> t.description().word().equals("error")).singleElement()
                .satisfies(t -> assertThat(t.text()).contains("error: dm-error",
                        "Kernel: io_err_dax_direct_access (drivers/md/dm-target.c)", "It passes DAX on."));
        assertThat(topics).filteredOn(t -> t.description().word().equals("advise")).singleElement()
                .satisfies(t -> assertThat(String.join("\n", t.text()))
                        .contains("An act: something that happens. It is done to: file.")
                        .contains("willneed, dontneed; dontneed when left out"));
    }

    private void story(String acts) {
        Node list = TopologyJson.read("", "{\"story\": " + acts + "}").document().orElseThrow().root().get("story")
                .orElseThrow();
        document = document.with(new Pointer("/story"), list);
    }

    private Trace run(String acts) {
        story(acts);
        assertThat(errors()).isEmpty();
        RunPlan plan = assembled().plan().orElseThrow();
        List<Act> all = new ArrayList<>(plan.setUp());
        all.addAll(plan.story());
        return Engine.run(plan.machine(), all, plan.design());
    }

    private static List<TraceEvent> of(Trace trace, int act) {
        return trace.steps().stream().filter(s -> s.act() == act).map(Step::event).toList();
    }

    private Assembled assembled() {
        return new Assembler(KNOWN).from(document);
    }

    private List<Problem> errors() {
        return assembled().problems().stream().filter(Problem::isError).toList();
    }

    private Fields find(String id, String list) {
        return document.list(new Pointer("/" + list)).stream().map(Fields.class::cast)
                .filter(f -> f.get("id").orElseThrow().equals(Node.of(id))).findFirst().orElseThrow();
    }

    private void add(String title, String on) {
        Part part = CATALOGUE.titled(title).orElseThrow();
        done(Adding.add(document, part, Optional.of(on).filter(o -> !o.isEmpty())));
    }

    private void done(Built built) {
        assertThat(built).isInstanceOfSatisfying(Built.Done.class, d -> document = d.document());
    }
}
