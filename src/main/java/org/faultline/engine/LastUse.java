package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.design.choice.WriteChoice.Release;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/**
 * Open files are let go. Who opens a file has an open file of his own; descriptors that fork(2) handed on, and mappings, hold
 * the one of the descriptor they came of: it is let go where nobody of the family has the file open or maps it any more.
 * Kernel: kernel/fork.c copy_files(), fs/file_table.c __fput(), fs/xfs/xfs_inode.c xfs_release().
 */
record LastUse(Recorder recorder) {
    private static final KernelSource RELEASE = KernelSource.of("xfs_release", "fs/xfs/xfs_inode.c");
    private static final Set<Inode.Mark> EARLY = Set.of(Inode.Mark.TRUNCATED, Inode.Mark.DELAYED);

    /** Lets go what those had that a signal killed in the act at hand; {@code before} is the machine before it. */
    void ofKilled(Machine before) {
        recorder.stepsOfAct(0).stream().map(Step::event).filter(TraceEvent.Signalled.class::isInstance)
                .flatMap(e -> before.process(((TraceEvent.Signalled) e).pid()).stream())
                .flatMap(OpenFile::of).distinct().forEach(this::letGo);
    }

    /** Lets go what a process had before the act at hand, and nobody of its family has now. */
    void of(UserProcess before) {
        OpenFile.of(before).distinct().forEach(this::letGo);
    }

    private void letGo(OpenFile open) {
        changed(open.file)
                .filter(after -> Unlinking.users(recorder.machine(), open.file).stream().noneMatch(open::isOf))
                .ifPresent(after -> recorder.step(draft(open.file), flushed(open.file, after)));
    }

    /**
     * What waits in the page cache for blocks is written back when a file is let go that was made shorter before. Kernel:
     * fs/xfs/xfs_inode.c xfs_release(), filemap_flush().
     */
    private Machine flushed(LayerId file, Filesystem after) {
        Machine before = recorder.machine();
        Set<Inode.Mark> marks = before.filesystemOf(file).flatMap(fs -> fs.inode(file)).orElseThrow().marks();
        boolean able = after.driver() == Driver.XFS && !after.isShutDown() && !after.mount().readOnly();
        return able && marks.containsAll(EARLY) ? WriteBack.cleaned(before.with(after), file, 0, Long.MAX_VALUE)
                : before.with(after);
    }

    /** What a family has of a file. Kernel: struct file */
    private record OpenFile(LayerId file, LayerId family) {
        static Stream<OpenFile> of(UserProcess process) {
            return Stream.concat(process.open().stream(), process.mappings().stream().map(Mapping::file))
                    .map(file -> new OpenFile(file, process.family()));
        }

        boolean isOf(UserProcess process) {
            return process.family().equals(family);
        }
    }

    /** Somebody outside of the picture who had opened the file to read it closes it. */
    void looked(LayerId file) {
        Machine machine = recorder.machine();
        recorder.step(draft(file), recorder.design().chose(Release.ANYBODY)
                ? changed(file).map(after -> flushed(file, after)).orElse(machine)
                : machine);
    }

    private Draft draft(LayerId file) {
        Filesystem fs = recorder.machine().filesystemOf(file).orElseThrow();
        Inode inode = fs.inode(file).orElseThrow();
        return Draft.of(RELEASE, new TraceEvent.Changed(fs.id(), file, List.of()), CallBecause.LETS_FILE_GO,
                Detail.of(inode)).at(file);
    }

    private Optional<Filesystem> changed(LayerId file) {
        boolean once = recorder.design().chose(Release.FIRST_WRITER);
        return recorder.machine().filesystemOf(file)
                .flatMap(fs -> Optional.of(fs.release(file, once)).filter(after -> after != fs));
    }
}
