package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.desktop.model.WindowText;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Unread;
import org.faultline.format.words.CopyText;
import org.faultline.machine.GoodCopy;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** What a selected device, filesystem, file or process is. */
final class LayerFacts {
    private static final int MOST_REPORTS = 8;
    private final List<Section.Fact> facts = new ArrayList<>();

    private LayerFacts() {}

    /** The facts of {@code layer}, or nothing when {@code machine} has no such layer. */
    static Optional<Section> of(Machine machine, LayerId layer) {
        return machine.device(layer).map(LayerFacts::device)
                .or(() -> machine.filesystem(layer).map(fs -> filesystem(machine, fs)))
                .or(() -> machine.filesystemOf(layer).flatMap(fs -> fs.inode(layer).map(f -> file(machine, fs, f))))
                .or(() -> machine.processes().stream().filter(p -> isPartOf(p, layer)).findFirst()
                        .map(p -> process(machine, p)));
    }

    private static boolean isPartOf(UserProcess process, LayerId layer) {
        return process.ids().anyMatch(layer::equals);
    }

    private static Section device(Device device) {
        LayerFacts facts = new LayerFacts();
        switch (device) {
            case Pmem pmem -> {
                facts.add("layer.base", Hex.of(pmem.base()));
                facts.add("layer.size", Quantity.of(pmem.namespaceSize()));
                facts.add("layer.data", Quantity.of(pmem.dataOffset()));
            }
            case Partition part -> {
                facts.add("layer.on", part.on().value());
                facts.add("layer.start", Quantity.of(part.start()));
                facts.add("layer.size", Quantity.of(part.size()));
            }
            case DmDevice mapped -> {
                mapped.on().forEach(on -> facts.add("layer.on", on.value()));
                mapped.table().forEach(line -> facts.add("layer.table", Unit.SECTOR.of(line.start()) + " "
                        + Unit.SECTOR.of(line.length()) + " " + line.target().kind().name() + " "
                        + line.target().words()));
                facts.add("layer.size", Quantity.of(mapped.size()));
            }
        }
        return facts.under(device.name());
    }

    private static Section filesystem(Machine machine, Filesystem fs) {
        LayerFacts facts = new LayerFacts();
        facts.add("layer.mount", fs.mountPoint());
        fs.volumes().stream().skip(1).forEach(v -> facts.add("layer.on", v.role().label() + " "
                + machine.device(v.on()).map(Device::name).orElse("")));
        facts.add("layer.state", state(fs));
        facts.add("layer.blocks", fs.blockCount() + " × " + fs.blockSize() + ", " + fs.groups().size() + " AG");
        facts.add("layer.features", features(fs));
        facts.copies(machine.copies().of(fs));
        Unread unread = machine.aftermath().unread(fs.id());
        unread.error().ifPresent(e -> facts.add("layer.fserror", WindowText.text("layer.fserror.event", e.errno(),
                e.ino().map(i -> WindowText.text("layer.fserror.inode", i)).orElse(""), e.count())));
        unread.monitor().stream().limit(MOST_REPORTS).forEach(r -> facts.add("layer.health", report(fs, r)));
        int more = unread.monitor().size() - MOST_REPORTS;
        if (more > 0) {
            facts.add("layer.health", WindowText.text("layer.health.more", more, unread.dropped()));
        }
        return facts.under(fs.type() + " " + machine.device(fs.on()).map(Device::name).orElse(""));
    }

    /** How it is mounted by this kernel, which may have refused it or given it no DAX. */
    private static String state(Filesystem fs) {
        if (fs.isShutDown()) {
            return WindowText.text("layer.shutdown");
        }
        return fs.mount().active() || fs.mount().isUnderWay()
                ? WindowText.text("layer.mounted", fs.mount().text())
                : WindowText.text("layer.unmounted");
    }

    private static String report(Filesystem fs, HealthReport report) {
        return switch (report) {
            case HealthReport.MediaError m -> WindowText.text("layer.health.media", m.bytes());
            case HealthReport.DataLost d -> WindowText.text("layer.health.lost",
                    fs.inode(d.file()).map(Inode::path).orElse(d.file().value()), d.offset(), d.length());
            case HealthReport.ReadFailed d -> WindowText.text("layer.health.unread",
                    fs.inode(d.file()).map(Inode::path).orElse(d.file().value()), d.offset(), d.length());
            case HealthReport.ShutDown s -> WindowText.text("layer.health.shutdown", Hex.kernel(s.flag()));
        };
    }

    private static String features(Filesystem fs) {
        return "rmapbt=" + (fs.features().rmapbt() ? 1 : 0) + " reflink=" + (fs.features().reflink() ? 1 : 0)
                + " dax=" + lower(fs.features().dax());
    }

    private static Section file(Machine machine, Filesystem fs, Inode file) {
        LayerFacts facts = new LayerFacts();
        facts.add("layer.inode", Long.toString(file.ino()));
        file.links().stream().limit(MOST_REPORTS).forEach(name -> facts.add("layer.link", name));
        int more = file.links().size() - MOST_REPORTS;
        if (more > 0) {
            facts.add("layer.link", WindowText.text("layer.link.more", more));
        }
        facts.add("layer.size", Quantity.of(file.size()));
        for (Extent extent : file.extents()) {
            facts.add("layer.extent", extent.offset() + " → " + extent.start() + ", " + extent.blocks()
                    + (extent.unwritten() ? " " + WindowText.text("layer.unwritten") : ""));
        }
        facts.copies(machine.copies().of(fs, file));
        return facts.under(file.path());
    }

    private static Section process(Machine machine, UserProcess process) {
        LayerFacts facts = new LayerFacts();
        facts.add("layer.state", lower(process.life()));
        facts.add("layer.policy", lower(process.policy()));
        facts.add("layer.sigbus", lower(process.sigbus()));
        for (Mapping mapping : process.mappings()) {
            String path = machine.filesystemOf(mapping.file()).flatMap(fs -> fs.inode(mapping.file())).map(Inode::path)
                    .orElse(mapping.file().value());
            facts.add("layer.maps", path + " at " + Hex.kernel(mapping.address()) + " " + mapping.flags());
        }
        process.received().forEach(signal -> facts.add("layer.received", signal.toString()));
        return facts.under(process.pid() + " " + process.comm());
    }

    private void copies(List<GoodCopy> copies) {
        copies.forEach(c -> add("layer.copy", c.before() ? CopyText.of(c)
                : WindowText.text("layer.copy.after", CopyText.of(c))));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void add(String key, String value) {
        facts.add(new Section.Fact(WindowText.text(key), value));
    }

    private Section under(String title) {
        return new Section.Facts(title, List.copyOf(facts));
    }
}
