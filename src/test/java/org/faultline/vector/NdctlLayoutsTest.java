package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.RunPlan;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Features.Dax;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.TopologyJson;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageEntry.Level;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests of ndctl that are about how namespaces, devices and filesystems lie on one another. */
class NdctlLayoutsTest {
    private static final String DISKS = """
            {"id": "pmem0", "kind": "pmem", "base": "0x240000000", "size": "1 GiB", "dataOffset": "18 MiB"},
            {"id": "pmem1", "kind": "pmem", "base": "0x280000000", "size": "1 GiB", "dataOffset": "18 MiB"}""";
    private static final String LINES = """
            ,{"id": "dm0", "kind": "dm", "table": ["0 2060288 linear pmem0 0", "2060288 2060288 linear pmem1 0"]}""";
    private static final String FILE = """
            "dax": "always", "files": [{"id": "f%s", "path": "/f", "size": "64 MiB",
             "extents": [{"offset": 0, "at": "%s MiB", "length": "64 MiB"}]}]}""";
    private static final String EXT4 = """
            {"id": "fs%s", "kind": "ext4", "on": "%s", "mount": "/mnt%s",""";
    private static final String XFS = """
            {"id": "fs%s", "kind": "xfs", "on": "%s", "mount": "/mnt%s", "rmapbt": false, "reflink": false,""";
    private static final String PROCESS = """
            {"id": "p%s", "pid": %s, "name": "dax-pmd", "sigbus": "handler", "mappings": [
             {"id": "m%s", "file": "f0", "address": "0x7f1000000000", "length": "64 MiB", "flags": "shared"}]}""";

    static List<KernelDesign> designs() {
        return Designs.all();
    }

    /** dm.sh: two namespaces end to end carry one ext4, and a file in the second is reached and looked up. */
    @ParameterizedTest
    @MethodSource("designs")
    void dm_carries_an_ext4_with_dax_over_two_namespaces(KernelDesign design) {
        Trace trace = run(design, DISKS + LINES, EXT4.formatted("0", "dm0", "0") + FILE.formatted("0", "1200"), """
                {"act": "touch", "pid": 101, "mapping": "m101", "page": 5, "access": "write"}""");
        Machine after = trace.after();

        assertThat(after.filesystems()).allMatch(NdctlLayoutsTest::hasDax);
        assertThat(after.process(101).orElseThrow().mappings().getFirst().pages().at(5))
                .hasValueSatisfying(e -> assertThat(e).isInstanceOfSatisfying(PageEntry.Dax.class,
                        dax -> assertThat(after.pmemAt(dax.physical()).orElseThrow().name()).isEqualTo("pmem1")));
    }

    /** multi-dax: an ext4 and an XFS, each on a namespace of its own, both with DAX. */
    @ParameterizedTest
    @MethodSource("designs")
    void two_namespaces_serve_two_filesystems(KernelDesign design) {
        Trace trace = run(design, DISKS, EXT4.formatted("0", "pmem0", "0") + FILE.formatted("0", "160") + ","
                + XFS.formatted("1", "pmem1", "1") + FILE.formatted("1", "160"), """
                        {"act": "poison", "at": "file:/mnt1/f@0"}""");

        assertThat(trace.after().filesystems()).hasSize(2).allMatch(NdctlLayoutsTest::hasDax);
        assertThat(signals(trace)).isEmpty();
    }

    /** dax-pmd: a file that lies as it should is entered 2 MiB at a time, by a second process too. */
    @ParameterizedTest
    @MethodSource("designs")
    void a_file_is_entered_2_mib_at_a_time(KernelDesign design) {
        String touch = "{\"act\": \"touch\", \"pid\": %s, \"mapping\": \"m%s\", \"page\": %s, \"access\": \"write\"}";
        List<String> touches = Stream.iterate(0, page -> page + 512).limit(16)
                .flatMap(page -> Stream.of(touch.formatted(101, 101, page), touch.formatted(102, 102, page))).toList();
        for (String kind : List.of(EXT4, XFS)) {
            Trace trace = run(design, DISKS, kind.formatted("0", "pmem0", "0") + FILE.formatted("0", "160"),
                    touches.toArray(String[]::new));

            assertThat(trace.after().processes()).hasSize(2).allSatisfy(p -> assertThat(
                    p.mappings().getFirst().pages().runs().stream().filter(r -> r.entry().level() == Level.PMD)
                            .mapToLong(r -> r.pages() / Level.PMD.pages()).sum())
                    .isGreaterThanOrEqualTo(10));
        }
    }

    /** dax-poison as it is run: 2 MiB, the page in the middle; 7.2 names the first page where only the page is asked. */
    @ParameterizedTest
    @CsvSource({"linux-6.0, 0x7f1000100000", "linux-6.1, 0x7f1000100000", "linux-6.5, 0x7f1000100000",
            "linux-6.12, 0x7f1000100000", "linux-7.2, 0x7f1000000000"})
    void a_page_in_the_middle_of_2_mib_is_poisoned_punched_and_written_anew(String id, String address) {
        KernelDesign design = Designs.find(id).orElseThrow();
        for (String kind : List.of(EXT4, XFS)) {
            Trace trace = run(design, DISKS, kind.formatted("0", "pmem0", "0") + FILE.formatted("0", "160"), """
                    {"act": "write", "pid": 101, "file": "f0", "offset": "1 MiB", "length": 4096}""", """
                    {"act": "touch", "pid": 101, "mapping": "m101", "page": 0, "pages": 1024, "access": "write"}""", """
                    {"act": "poison", "at": "pid:101@0x7f1000100000", "how": "madvise:101"}""", """
                    {"act": "punch", "pid": 101, "file": "f0", "offset": "1 MiB", "length": 4096}""", """
                    {"act": "write", "pid": 101, "file": "f0", "offset": "1 MiB", "length": 4096}""", """
                    {"act": "sync", "pid": 101, "file": "f0"}""", """
                    {"act": "touch", "pid": 101, "mapping": "m101", "page": 256, "access": "write"}""");

            assertThat(signals(trace)).containsExactly("101 BUS_MCEERR_AR " + address + " lsb 21");
            assertThat(trace.verdicts()).singleElement().returns("Recovered", v -> v.word());
        }
    }

    private static boolean hasDax(Filesystem fs) {
        return fs.mount().active() && fs.mount().dax() == Dax.ALWAYS;
    }

    private static List<String> signals(Trace trace) {
        return trace.steps().stream().map(s -> s.event()).filter(TraceEvent.Signalled.class::isInstance)
                .map(TraceEvent.Signalled.class::cast).map(s -> s.pid() + " " + s.signal().code() + " 0x"
                        + Long.toHexString(s.signal().address()) + " lsb " + s.signal().lsb())
                .toList();
    }

    private static Trace run(KernelDesign design, String devices, String filesystems, String... acts) {
        String processes = PROCESS.formatted(101, 101, 101) + "," + PROCESS.formatted(102, 102, 102);
        TopologyDocument document = TopologyJson.read("ndctl.json", """
                {"format": "faultline", "version": 1, "title": "ndctl", "design": "%s", "devices": [%s],
                 "filesystems": [%s], "processes": [%s], "acts": [], "story": [%s]}
                """.formatted(design.id(), devices, filesystems, processes, String.join(",", acts))).document()
                .orElseThrow();
        RunPlan plan = Assembler.assemble(document).plan().orElseThrow(() -> new AssertionError(
                Assembler.assemble(document).problems().toString()));
        return Engine.run(plan.machine(), plan.story(), plan.design());
    }
}
