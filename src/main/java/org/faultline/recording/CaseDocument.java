package org.faultline.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.TopologyDocument;

/**
 * A recorded run as a topology document.
 *
 * @param actOf for each event of the run the acts of the story that stands for it, from 1
 * @param missing what the document cannot express, so that acting it out would prove nothing; empty when it is whole
 */
public record CaseDocument(TopologyDocument document, List<Optional<Span>> actOf, List<String> missing) {
    /** Acts of the story that stand for one event, by number from 1, the last included. */
    public record Span(int first, int last) {}

    /** The document of a run, as far as it can be written. */
    public static CaseDocument of(KernelCase recorded) {
        KernelCase run = LostDax.in(recorded);
        CaseFiles files = new CaseFiles(run);
        CaseProcesses processes = new CaseProcesses(run, files);
        CaseActs acts = new CaseActs(run, files, processes);
        List<Node.Fields> story = acts.story();
        List<Node.Fields> everybody = new ArrayList<>(processes.all());
        everybody.addAll(acts.programs());
        TopologyDocument document = TopologyDocument.blank(run.title(), run.design());
        Node.Fields root = document.root().with("devices", Node.of(devices(run)))
                .with("filesystems", Node.of(files.filesystems())).with("processes", Node.of(everybody))
                .with("acts", Node.of(acts.setUp())).with("story", Node.of(story))
                .with("settings", CaseTree.object().with("earlyKill", run.earlyKill()).done());
        List<String> missing = new ArrayList<>(Missing.of(run));
        missing.addAll(acts.missing());
        return new CaseDocument(new TopologyDocument("", root), acts.actOf(), missing.stream().distinct().toList());
    }

    private static List<Node.Fields> devices(KernelCase run) {
        List<Node.Fields> devices = new ArrayList<>();
        for (KernelCase.Device d : run.devices()) {
            devices.add(CaseTree.object().with("id", d.name()).with("kind", "pmem").with("name", d.name())
                    .with("base", d.base() - d.dataOffset()).with("size", d.size() + d.dataOffset())
                    .with("dataOffset", d.dataOffset())
                    .with("memory", d.kind().startsWith("legacy") ? "legacy" : "virtual")
                    .with("mode", DeviceFiles.mode(d)).done());
        }
        Map<String, Integer> count = new HashMap<>();
        for (KernelCase.Partition p : run.partitions()) {
            String name = p.disk() + "p" + count.merge(p.disk(), 1, Integer::sum);
            devices.add(CaseTree.object().with("id", name).with("kind", "partition").with("name", name)
                    .with("on", p.disk())
                    .with("start", p.start() * CaseFiles.SECTOR).with("size", p.size() * CaseFiles.SECTOR).done());
        }
        run.tables().forEach(t -> devices.add(Tables.device(t, run.tables().indexOf(t))));
        return devices;
    }
}
