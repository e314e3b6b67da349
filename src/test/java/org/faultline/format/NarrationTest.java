package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Space;
import org.faultline.compare.Outcome;
import org.faultline.compare.Place;
import org.faultline.compare.Row;
import org.faultline.compare.Rule;
import org.faultline.design.table.Designs;
import org.faultline.fake.Trio;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.Move;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.impact.heat.Harm;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.Removal;
import org.faultline.playback.HopLabel;
import org.faultline.playback.Subgoal;
import org.faultline.playback.Toll;
import org.faultline.playback.Use;
import org.faultline.process.Signal;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Noun;
import org.faultline.reason.Why;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.NextTouch;
import org.faultline.trace.Step;
import org.faultline.trace.StillBad;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;
import org.junit.jupiter.api.Test;

class NarrationTest {
    private static final Pfn PFN = new Pfn(0x101C00);
    private static final ByteRange BYTES = ByteRange.of(new Space("pmem0"), 0xA00000, 4096);
    private static final Signal SIGNAL = new Signal(Signal.Code.BUS_MCEERR_AO, 0x7f1000000000L, 12);

    private final Machine machine = Trio.machine();

    @Test
    void what_a_headline_leaves_out_is_said_with_all_its_numbers() {
        assertThat(Narration.exact(new TraceEvent.Translated(PFN.bytes(), BYTES), machine))
                .contains("phys[0x101C00000, +4096) is pmem0[0xA00000, +4096).");
        assertThat(Narration.exact(signalled(TraceEvent.Consequence.KILLED), machine))
                .contains("through mapping m101, MAP_SHARED");
        assertThat(Narration.exact(new TraceEvent.Concluded(PFN, Ending.fine()), machine)).isEmpty();
        assertThat(Narration.exact(new TraceEvent.Concluded(PFN, Ending.of(Errno.EUCLEAN)), machine))
                .contains("ends with EUCLEAN");
    }

    @Test
    void every_kind_of_event_has_a_headline_and_says_the_rest_without_gaps() {
        for (TraceEvent event : everyKind()) {
            assertThat(Caption.of(step(event), machine).headline()).as("%s", event).doesNotContain("{")
                    .matches(".*[.?]")
                    .hasSizeLessThanOrEqualTo(Caption.HEADLINE);
            assertThat(Narration.exact(event, machine).orElse("")).as("%s", event).doesNotContain("{");
        }
    }

    @Test
    void every_kind_of_event_has_its_own_name_and_its_own_meaning() {
        Set<Class<?>> kinds = everyKind().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(kinds).hasSize(17);
        assertThat(everyKind().stream().map(Narration::kind).distinct()).hasSameSizeAs(kinds);
        assertThat(everyKind().stream().map(Narration::meaning).distinct()).hasSameSizeAs(kinds);
    }

    @Test
    void every_message_is_used_by_something() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String room : List.of("format", "format/words", "conformance", "export")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/org/faultline", room))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        Stream.concat(namedByConstants(), namedByThePage()).forEach(key -> sources.append("\"" + key + "\""));
        everyKind().forEach(e -> sources.append("\"explain." + Narration.kind(e) + "\""));

        assertThat(ResourceBundle.getBundle("org.faultline.format.words.messages").keySet().stream()
                .filter(key -> sources.indexOf("\"" + key + "\"") < 0)).isEmpty();
    }

    /** The keys that are made of the name of a constant or of a design. */
    private static Stream<String> namedByConstants() {
        Stream<String> constants = Stream.of(named("value", Value.Name.values()),
                named("subgoal", Subgoal.values()),
                named("hop.check", HopLabel.ENTRY.toArray(Check.Condition[]::new)), named("noun", Noun.values()),
                named("form", AddressForm.Kind.values()),
                named("aside", TraceEvent.Skipped.Reason.values()), named("removal", Removal.Plain.values()),
                named("cure", StillBad.Cure.values()), named("next", NextTouch.Kind.values()),
                named("next.signal", NextTouch.Kind.values()),
                named("next.consequence", TraceEvent.Consequence.values()),
                named("toll.told", TraceEvent.Consequence.values()),
                named("toll.state", Toll.Fared.State.values()), named("toll.sum", Toll.Fared.State.values()),
                Stream.of("toll.brief", "toll.page", "toll.page.of", "toll.sum.page")
                        .flatMap(what -> named(what, Toll.Page.How.values())),
                Stream.of("toll.broken", "toll.broken.title", "toll.broken.task", "toll.sum.broken", "toll.sum.meaning")
                        .flatMap(what -> named(what, Toll.Broken.How.values())),
                named("outcome", Outcome.Fate.values()), named("code", Signal.Code.values()),
                Stream.of("mark", "compare.folded").flatMap(what -> named(what, Row.Kind.values())),
                Stream.of("compare.place", "compare.number", "compare.where")
                        .flatMap(what -> named(what, Place.Part.values())),
                named("compare.link", Rule.Link.values()), named("heat.grade", Harm.Grade.values()),
                named("heat.breaks", Ending.Break.values()), named("heat.use", Use.values()),
                Stream.of("heat.shuts", "heat.kills", "heat.signals").map(what -> what + ".one"),
                Stream.of("hit", "spared", "lost", "wrong", "filesystem", "page")
                        .map(what -> "markdown." + what + ".what"),
                IntStream.rangeClosed(0, 12).mapToObj(number -> "number." + number)).flatMap(keys -> keys);
        return Stream.concat(constants, Designs.all().stream()
                .flatMap(d -> Stream.of("title", "summary", "proof").map(what -> "design." + d.id() + "." + what)));
    }

    /** The keys that the page for a browser names in its gaps. */
    private static Stream<String> namedByThePage() throws IOException {
        String page = Files.readString(Path.of("src/main/resources/org/faultline/export/page.html"));
        return Pattern.compile("\\{\\{word-(\\w+)}}").matcher(page).results().map(gap -> "export.page." + gap.group(1));
    }

    private static Stream<String> named(String what, Enum<?>... constants) {
        return Stream.of(constants).map(c -> what + "." + c.name());
    }

    private List<TraceEvent> everyKind() {
        List<TraceEvent> events = new ArrayList<>(List.of(
                TraceEvent.Asked.with(Argument.pfn(PFN), Argument.flags(Argument.Name.FLAGS, 0x20)),
                new TraceEvent.Translated(PFN.bytes(), BYTES),
                new TraceEvent.Skipped(Trio.B, TraceEvent.Skipped.Reason.NOT_DAX),
                new TraceEvent.Refused(Errno.EOPNOTSUPP), new TraceEvent.ShutDown(Trio.XFS, 0x10),
                new TraceEvent.Unmapped(Trio.A, 0, 1, List.of()),
                new TraceEvent.Unmapped(Trio.A, 0, 1, List.of(Trio.mapping(101))),
                new TraceEvent.Accessed(101, Optional.of(Trio.mapping(101)), Trio.A, 0, 256, true, Ending.fine()),
                new TraceEvent.Accessed(101, Optional.empty(), Trio.A, 0, 1, false, Ending.of(Errno.EIO)),
                new TraceEvent.Concluded(PFN, Ending.fine()), new TraceEvent.Concluded(PFN, Ending.of(Errno.EUCLEAN))));
        for (Notice notice : List.of(new Notice.CorruptPfn(), new Notice.Scrub(), new Notice.Consume(101),
                new Notice.Madvise(102))) {
            events.add(new TraceEvent.Poisoned(PFN, notice));
        }
        for (int count : List.of(0, 1, 2)) {
            events.add(new TraceEvent.Found(BYTES, records().subList(0, count)));
        }
        for (TraceEvent.Consequence consequence : TraceEvent.Consequence.values()) {
            events.add(signalled(consequence));
        }
        for (TraceEvent.Noted.Note note : TraceEvent.Noted.Note.values()) {
            events.add(new TraceEvent.Noted(Trio.B, note));
        }
        for (HealthReport report : List.of(new HealthReport.MediaError(Role.DATA, BYTES),
                new HealthReport.DataLost(Trio.A, 131, 0, 4096),
                new HealthReport.ShutDown(0x10))) {
            events.add(new TraceEvent.Reported(Trio.XFS, List.of(Argument.of(Argument.Name.FDEV, 1)), report));
        }
        Mount mount = Mount.asked(Features.Dax.ALWAYS, false);
        events.add(new TraceEvent.Mounted(Trio.XFS, TraceEvent.Mounted.Call.MOUNT, mount, Ending.fine()));
        events.add(new TraceEvent.Mounted(Trio.XFS, TraceEvent.Mounted.Call.UMOUNT, mount.gone(), Ending.fine()));
        events.add(new TraceEvent.Mounted(Trio.XFS, TraceEvent.Mounted.Call.MOUNT, mount.gone(),
                Ending.of(Errno.EINVAL)));
        events.add(new TraceEvent.Watched(new LayerId("w"), TraceEvent.Watched.Turn.ASKED));
        events.add(new TraceEvent.Repaired(Trio.XFS, new ToolCall.XfsScrub(false), Optional.of(PFN),
                org.faultline.repair.outcome.Outcome.unknown(),
                List.of()));
        events.add(changed(1));
        events.add(changed(32));
        return events;
    }

    private List<RmapRecord> records() {
        return machine.filesystem(Trio.XFS).orElseThrow().owners(new FsBlock(0, 2560), 1);
    }

    private static TraceEvent changed(long blocks) {
        return new TraceEvent.Changed(Trio.XFS, Trio.B, List.of(
                new Move(0, blocks, Optional.of(new FsBlock(0, 2560)), new FsBlock(0, 3000))));
    }

    private static TraceEvent signalled(TraceEvent.Consequence consequence) {
        return new TraceEvent.Signalled(101, Trio.mapping(101), SIGNAL, consequence);
    }

    private static Step step(TraceEvent event) {
        Optional<LayerId> layer = event instanceof TraceEvent.Found ? Optional.of(Trio.XFS) : Optional.empty();
        return new Step(1, 1, 0, layer, KernelSource.of("memory_failure", "mm/memory-failure.c"), event, List.of(),
                List.of(), List.of(Why.of(CallBecause.SYNCED)), Optional.empty(), List.of());
    }
}
