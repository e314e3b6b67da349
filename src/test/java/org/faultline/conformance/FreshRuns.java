package org.faultline.conformance;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.conformance.Fidelity.Proof;
import org.faultline.conformance.Fidelity.Row;
import org.faultline.conformance.RecordedRuns.Outcome;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;

/** The runs that were written from seeds, by what kind they are and by what they are built on; their titles say it. */
final class FreshRuns {
    private FreshRuns() {}

    /** One row a kind and one a stack; a run stands in one row of each. */
    static List<Row> rows() {
        return List.of(row("Fresh: chains of four to nine failures", o -> o.id().startsWith("chains")),
                row("Fresh: random scenarios", o -> o.id().startsWith("random")),
                row("Fresh, by stack: XFS on one device", on("whole -m").and(o -> !o.title().contains("su=2m"))),
                row("Fresh, by stack: XFS with entries for 2 MiB", o -> o.title().contains("su=2m")),
                row("Fresh, by stack: XFS on an NVDIMM, with bad blocks", on("nvdimm")),
                row("Fresh, by stack: XFS with an external log", on("log")),
                row("Fresh, by stack: XFS with a realtime device", on("realtime")),
                row("Fresh, by stack: XFS on a partition", on("partition")),
                row("Fresh, by stack: XFS on device-mapper", on("mapped")),
                row("Fresh, by stack: ext4", on("whole -b")));
    }

    private static Predicate<Outcome> on(String stack) {
        return o -> o.title().contains(": " + stack);
    }

    private static Row row(String title, Predicate<Outcome> kind) {
        List<Outcome> runs =
                Stream.of("fresh", "last").flatMap(f -> RecordedRuns.outcomes(f).stream()).filter(kind).toList();
        return new Row(title, Designs.all().stream().map(d -> proof(runs, d)).toList());
    }

    private static Proof proof(List<Outcome> all, KernelDesign design) {
        List<Outcome> runs = all.stream().filter(o -> design.id().equals("linux-" + o.kernel())).toList();
        return new Proof(runs.size(), (int) runs.stream().filter(Outcome::agrees).count(), List.of());
    }
}
