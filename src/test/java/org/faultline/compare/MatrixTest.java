package org.faultline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.faultline.address.LayerId;
import org.faultline.compare.Outcome.Fate;
import org.faultline.conformance.RecordedRuns;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.CompareWords;
import org.faultline.process.UserProcess;
import org.faultline.recording.KernelCase;
import org.faultline.recording.KernelCase.Event;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;

/** What becomes of everything under every kernel, beside what recorded runs of real kernels saw. */
class MatrixTest {
    /** One file, three that share a page with and without early kill, a private copy, lost metadata, a fork. */
    private static final List<String> IDS = List.of("s01_early_pfn_r", "s03_default_pfn", "s03_early_pfn",
            "s06_early_private_cowed", "s13_agf1", "e18_shared_one_victim", "s08_early_child");

    /** Who got a signal or died in a recorded run of one failure, by the recorder's names. */
    private static List<String> hit(KernelCase run) {
        return run.processes().stream().map(KernelCase.Process::name)
                .filter(name -> run.events().stream().anyMatch(e -> e.exits().contains(name)
                        || !e.signals().getOrDefault(name, List.of()).isEmpty()))
                .toList();
    }

    /** How the filesystems were after the last event that tells. */
    private static Map<String, String> filesystems(KernelCase run) {
        return run.events().stream().map(Event::filesystems).filter(m -> !m.isEmpty()).reduce((a, b) -> b)
                .orElse(Map.of());
    }

    @Test
    void the_cells_of_a_kernel_are_what_a_real_one_did() {
        List<KernelCase> runs = RecordedRuns.all().stream().filter(r -> IDS.contains(r.id())).toList();

        assertThat(runs).hasSize(3 * IDS.size());
        assertThat(runs).flatMap(MatrixTest::hit).isNotEmpty();
        assertThat(runs).flatMap(r -> filesystems(r).values()).contains("alive").anyMatch(s -> !s.equals("alive"));
        runs.forEach(MatrixTest::check);
    }

    private static void check(KernelCase run) {
        Session session = Session.read("run.json", RecordedRuns.text(run.release(), run.id())
                .getBytes(StandardCharsets.UTF_8), Optional.empty()).session().orElseThrow();
        Matrix<KernelDesign> matrix = matrix(session);
        Matrix.Column<KernelDesign> column = matrix.baseline();
        assertThat(column.runs()).contains(session.run().design());
        assertThat(hit(matrix, column, session)).as(run.release() + "/" + run.id())
                .containsExactlyInAnyOrderElementsOf(hit(run));
        for (Filesystem fs : session.run().trace().after().filesystems()) {
            Fate fate = column.outcomes().of(new Subject.OfFilesystem(fs.id())).fate();
            Optional.ofNullable(filesystems(run).get(fs.mountPoint()))
                    .filter(state -> fs.driver().hidesWhenShutDown())
                    .ifPresent(state -> assertThat(fate).isEqualTo(state.equals("alive") ? Fate.ALIVE
                            : Fate.SHUT_DOWN));
        }
    }

    private static List<String> hit(Matrix<KernelDesign> matrix, Matrix.Column<KernelDesign> column, Session session) {
        return session.run().trace().after().processes().stream()
                .filter(p -> List.of(Fate.KILLED, Fate.TOLD, Fate.STUCK)
                        .contains(column.outcomes().of(new Subject.OfProcess(p.pid())).fate()))
                .filter(p -> matrix.subjects().contains(new Subject.OfProcess(p.pid())))
                .map(UserProcess::id).map(LayerId::value).map(id -> id.substring("p.".length())).toList();
    }

    private static Matrix<KernelDesign> matrix(Session session) {
        SequencedMap<KernelDesign, Side> runs = new LinkedHashMap<>();
        Designs.all().forEach(d -> runs.put(d, session.withDesign(d).run().side()));
        return Matrix.of(session.run().design(), runs);
    }

    @Test
    void kernels_that_behave_alike_share_a_column() {
        Matrix<KernelDesign> trio = matrix(Pairs.session("reflink-trio"));

        assertThat(trio.columns().stream().map(c -> c.runs().stream().map(KernelDesign::id).toList()))
                .contains(List.of("linux-6.12", "linux-7.2"), List.of("rfc-v2", "linux-6.0", "linux-6.1"));
        assertThat(trio.columns().stream().flatMap(c -> c.runs().stream())).hasSize(Designs.all().size());
    }

    @Test
    void what_a_watcher_mended_is_called_hypothetical() {
        Outcome device = matrix(Pairs.session("watcher-saves")).baseline().outcomes()
                .of(new Subject.OfDevice(new LayerId("pmem0")));

        assertThat(device.fate()).isEqualTo(Fate.MENDED);
        assertThat(CompareWords.brief(device)).isEqualTo("mended (hypothetical)");
    }

    @Test
    void what_is_otherwise_than_under_the_own_kernel_is_marked_and_nothing_else() {
        Matrix<KernelDesign> trio = matrix(Pairs.session("reflink-trio"));
        Matrix.Column<KernelDesign> older = trio.columns().stream()
                .filter(c -> c.runs().stream().anyMatch(d -> d.id().equals("linux-6.1"))).findFirst().orElseThrow();

        assertThat(trio.subjects().stream().filter(s -> trio.differs(s, older)))
                .containsExactly(new Subject.OfProcess(103));
        assertThat(trio.subjects()).noneMatch(s -> trio.differs(s, trio.baseline()));
    }
}
