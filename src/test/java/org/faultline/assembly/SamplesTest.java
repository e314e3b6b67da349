package org.faultline.assembly;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.act.AddressText;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.engine.Engine;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.ValueText;
import org.faultline.problem.Problem;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The samples: each tells its story under every design. Only linux-5.10 complains, which refuses to mount what shares
 * blocks with DAX; and of the sample without a reverse map it is said what comes of that.
 */
class SamplesTest {
    private static final List<String> NAMES = List.of("device-mapper", "external-log", "first-contact", "free-block",
            "inode-cluster", "large-page", "metadata-hit", "no-reverse-map", "partition", "private-copy",
            "realtime-device",
            "reflink-trio",
            "two-disks", "two-kernels", "free-tree", "directory-names", "hard-links", "said-clean", "dirty-log",
            "parent-pointers",
            "new-log", "shared-recovery", "healer-after", "watcher-saves", "watcher-late", "watcher-lies");
    private static final Set<String> SHUT_DOWN = Set.of("metadata-hit", "inode-cluster", "external-log", "free-tree",
            "dirty-log", "new-log");

    static List<Sample> runs() {
        List<Sample> runs = new ArrayList<>();
        for (String name : NAMES) {
            Designs.all().forEach(d -> runs.add(new Sample(name, d)));
        }
        return runs;
    }

    record Sample(String name, KernelDesign design) {
        @Override
        public String toString() {
            return name + " under " + design.id();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everySampleHasATitleAQuestionAnAnswerAndAStoryWithAVerdict(Sample sample) throws IOException {
        TopologyDocument document = read(sample.name);
        assertThat(document.title()).isNotEmpty();
        assertThat(document.question()).endsWith("?");
        assertThat(document.answer()).endsWith(".");
        Trace trace = run(sample.name, sample.design.id());
        assertThat(trace.verdicts()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"first-contact, linux-6.12, 101", "first-contact, rfc-v2, 101", "free-block, linux-6.12, ''",
            "free-block, rfc-v2, ''", "large-page, linux-6.12, 101 102", "large-page, rfc-v2, 101 102 103",
            "metadata-hit, linux-6.12, ''", "metadata-hit, rfc-v2, ''",
            "private-copy, linux-6.12, 101", "private-copy, rfc-v2, 101", "reflink-trio, linux-6.12, 101 102",
            "reflink-trio, rfc-v2, 101 102 103", "two-disks, linux-6.12, 102", "two-disks, rfc-v2, 102",
            "partition, linux-6.12, 101", "partition, rfc-v2, 101", "external-log, linux-6.12, ''",
            "external-log, rfc-v2, ''", "no-reverse-map, linux-6.1, 102", "no-reverse-map, linux-6.12, ''",
            "no-reverse-map, linux-7.2, ''", "no-reverse-map, rfc-v2, 102", "realtime-device, linux-6.12, 102",
            "realtime-device, linux-7.2, 102", "realtime-device, rfc-v2, ''", "device-mapper, rfc-v2, 102",
            "device-mapper, linux-6.12, 102", "device-mapper, linux-7.2, 102", "two-kernels, linux-6.12, 101",
            "two-kernels, linux-7.2, 101 102", "healer-after, linux-7.2, 101 102", "healer-after, linux-6.12, 101 102",
            "watcher-late, linux-6.12, 101 102", "watcher-late, rfc-v2, 101 102 103", "watcher-saves, linux-6.12, ''",
            "watcher-saves, rfc-v2, ''", "watcher-saves, linux-7.2, ''",
            "free-tree, linux-7.2, ''", "directory-names, linux-6.12, ''", "hard-links, linux-6.12, ''",
            "said-clean, linux-7.2, 101",
            "dirty-log, linux-7.2, ''", "parent-pointers, linux-7.2, ''", "new-log, linux-7.2, ''",
            "shared-recovery, linux-7.2, 101 102", "watcher-lies, linux-6.12, ''", "watcher-lies, rfc-v2, ''"})
    void everySampleHitsWhomItSays(String name, String design, String pids) throws IOException {
        Verdict verdict = run(name, design).verdicts().getFirst();
        assertThat(verdict.signalled().stream().map(m -> String.valueOf(m.pid())).sorted().collect(joining(" ")))
                .isEqualTo(pids);
        assertThat(verdict.shutDown()).hasSize(SHUT_DOWN.contains(name) ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"metadata-hit, linux-6.12, 101", "external-log, linux-6.12, 101", "external-log, linux-7.2, 101",
            "realtime-device, linux-6.12, 102", "realtime-device, rfc-v2, ''", "no-reverse-map, linux-6.1, 102",
            "two-kernels, linux-6.12, 101", "two-kernels, linux-7.2, 101 102"})
    void atItsEndThoseAreDeadWhomItsAnswerNames(String name, String design, String pids) throws IOException {
        assertThat(run(name, design).after().processes().stream().filter(p -> !p.isAlive())
                .map(p -> String.valueOf(p.pid())).sorted().collect(joining(" "))).isEqualTo(pids);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.1, ''", "linux-6.12, KERNEL_OOPS", "linux-7.2, EBUSY"})
    void withoutAReverseMapNoTwoKernelsDoTheSame(String design, String error) throws IOException {
        assertThat(run("no-reverse-map", design).verdicts().getFirst().ending().word()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({"device-mapper, rfc-v2, linear_remap, '6144 - 4096 + 204800 = 206848'",
            "partition, linux-6.12, xfs_dax_notify_failure, '0x13700000 - 0x12D00000 = 0xA00000 (10 MiB)'"})
    void theSumThatAnAnswerSpeaksOfIsDone(String name, String design, String function, String sum) throws IOException {
        assertThat(run(name, design).steps()).filteredOn(s -> s.source().function().equals(function))
                .flatExtracting(Step::values).extracting(ValueText::of).anyMatch(value -> value.endsWith(sum));
    }

    @Test
    void mainlineDoesNotDoTheSumOfTheMappedDevice() throws IOException {
        assertThat(run("device-mapper", "linux-6.12").steps()).extracting(s -> s.source().function())
                .doesNotContain("linear_remap").contains("mf_generic_kill_procs");
    }

    @Test
    void theReflinkTrioHasTheNumbersEverybodyQuotes() throws IOException {
        RunPlan plan = Assembler.assemble(read("reflink-trio")).plan().orElseThrow();
        assertThat(AddressText.parse("file:/mnt/db/b@0").orElseThrow().resolve(plan.machine()))
                .isEqualTo(new Address.Resolution.Found(new Pfn(0x101C00)));
        assertThat(AddressText.parse("sector:pmem0:20480").orElseThrow().resolve(plan.machine()))
                .isEqualTo(new Address.Resolution.Found(new Pfn(0x101C00)));
        assertThat(plan.machine().filesystems().getFirst().groups()).hasSize(4);
        assertThat(plan.machine().filesystems().getFirst().blockCount()).isEqualTo(257_536);
    }

    @Test
    void thereIsNoOtherSample() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples"))) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    private static TopologyDocument read(String name) throws IOException {
        TopologyJson.Read read = TopologyJson.read(name, Files.readAllBytes(Path.of("samples", name + ".json")));
        assertThat(read.problems()).isEmpty();
        return read.document().orElseThrow();
    }

    private static Trace run(String name, String design) throws IOException {
        Assembled assembled = Assembler.assemble(read(name).withDesign(design));
        assertThat(assembled.problems()).extracting(Problem::code).isSubsetOf(
                design.equals("linux-5.10") ? "mount-refused" : "", name.equals("no-reverse-map")
                        ? "shared-without-rmapbt"
                        : "");
        RunPlan plan = assembled.plan().orElseThrow();
        return Engine.run(Engine.run(plan.machine(), plan.setUp(), plan.design()).after(), plan.story(), plan.design());
    }
}
