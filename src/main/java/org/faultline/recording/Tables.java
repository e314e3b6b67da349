package org.faultline.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.document.Node;

/** A device-mapper device with its table, devices named as documents do. Tool: dmsetup table. */
final class Tables {
    private Tables() {}

    /** The kernel's log calls it by its number among the mapped devices, which is the order in which they were made. */
    static Node.Fields device(KernelCase.Table table, int number) {
        List<Node> lines = new ArrayList<>();
        for (String line : table.lines()) {
            lines.add(Node.of(Arrays.stream(line.strip().split("\\s+"))
                    .map(w -> w.startsWith("/dev/") ? CaseFiles.device(w) : w).collect(Collectors.joining(" "))));
        }
        return CaseTree.object().with("id", table.name()).with("kind", "dm").with("name", "dm-" + number)
                .with("table", lines).done();
    }
}
