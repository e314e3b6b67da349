package org.faultline.assembly;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.device.target.Targets;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.kinds.Watchers;

/** The plug-ins that are known: what documents are checked, built and explained with. */
public record Known(List<TargetKind> targets, List<FilesystemKind> filesystems, List<KernelDesign> designs,
        List<ActKind> acts, List<WatcherKind> watchers) {
    private static final Known ALL = new Known(Targets.all(), Filesystems.all(), Designs.all(), ActKinds.all(),
            Watchers.all());

    public Known {
        targets = List.copyOf(targets);
        filesystems = List.copyOf(filesystems);
        designs = List.copyOf(designs);
        acts = List.copyOf(acts);
        watchers = List.copyOf(watchers);
    }

    /** Everything on the lists of the program. */
    public static Known all() {
        return ALL;
    }

    /** The same with one more target. */
    public Known with(TargetKind more) {
        return new Known(and(targets, more), filesystems, designs, acts, watchers);
    }

    /** The same with one more filesystem. */
    public Known with(FilesystemKind more) {
        return new Known(targets, and(filesystems, more), designs, acts, watchers);
    }

    /** The same with one more design. */
    public Known with(KernelDesign more) {
        return new Known(targets, filesystems, and(designs, more), acts, watchers);
    }

    /** The same with one more act. */
    public Known with(ActKind more) {
        return new Known(targets, filesystems, designs, and(acts, more), watchers);
    }

    /** The same with one more kind of watcher. */
    public Known with(WatcherKind more) {
        return new Known(targets, filesystems, designs, acts, and(watchers, more));
    }

    private static <T> List<T> and(List<T> all, T more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }
}
