package org.faultline.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.device.Device;
import org.faultline.format.HeatJson;
import org.faultline.format.HeatReport;
import org.faultline.format.HeatText;
import org.faultline.format.words.DesignText;
import org.faultline.impact.Impact;
import org.faultline.impact.heat.HeatMap;
import org.faultline.machine.Machine;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of each page of a device what would come of it. */
@Command(name = "heat", mixinStandardHelpOptions = true,
        header = "Say of each page of a device what would come of it if it went bad.",
        description = {"",
                "One page after the other, each alone, where the document's story begins: whom it would kill, which",
                "files would lose data, whether a filesystem would shut down. Pages that are alike are acted out once.",
                ""},
        footerHeading = "%nExamples:%n",
        footer = {
                "  How much of a device is dangerous:", "    faultline heat sample:reflink-trio --device pmem0",
                "  The same under another kernel, for another program:",
                "    faultline heat sample:reflink-trio --device pmem0 --design rfc-v2 --format json", "",
                "Exit codes: 0 here it is; 1 the document has errors; 2 bad usage, or the file cannot be read or is",
                "beyond a limit."})
final class HeatCommand implements Callable<Integer> {
    private final Progress progress;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Ground ground = new Ground();

    @Parameters(paramLabel = "FILE", description = {"The document: a path, or sample:NAME for one that comes",
            "with the program (see: faultline list samples)."})
    private String file = "";

    @Option(names = "--device", required = true, paramLabel = "ID",
            description = "The device, by its id in the document.")
    private String device = "";

    @Mixin
    private Printed printed = new Printed();

    HeatCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        return progress.during(this::map);
    }

    private int map() {
        Opened opened = ground.open(file, progress);
        if (opened.session().isEmpty()) {
            return Problems.code(opened.problems());
        }
        Session session = opened.session().get();
        Impact impact = new Impact(session.run().setUp().after(), session.run().design());
        Device chosen = device(impact.machine());
        HeatReport report =
                new HeatReport(session.document().title(), impact.design().id(), DesignText.title(impact.design()),
                        chosen.name(), impact, new HeatMap(impact).of(chosen, progress));
        printed.print(() -> HeatText.write(report), () -> HeatJson.write(report));
        return ExitCode.FINE;
    }

    private Device device(Machine machine) {
        List<String> known = machine.devices().stream().map(d -> d.id().value()).toList();
        return machine.devices().stream().filter(d -> d.id().value().equals(device)).findFirst()
                .orElseThrow(() -> new Refused(spec, Mistyped.choice("--device", device, known)));
    }
}
