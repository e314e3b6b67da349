package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;

/**
 * unlink(2) and rmdir(2): the first name goes at once, the blocks when it was the last and nobody has the file open or maps
 * it any more. Kernel:
 * fs/namei.c, fs/inode.c evict().
 */
record Unlinking(Recorder recorder) {
    private static final KernelSource UNLINK = KernelSource.of("vfs_unlink", "fs/namei.c");
    private static final KernelSource RMDIR = KernelSource.of("vfs_rmdir", "fs/namei.c");
    private static final KernelSource EVICT = KernelSource.of("evict", "fs/inode.c");

    void unlink(Act.Unlink act) {
        Optional<UserProcess> caller = recorder.machine().process(act.pid());
        if (caller.filter(p -> !p.isRunning()).isPresent()) {
            new Departed(recorder).say(caller.get());
            return;
        }
        Optional<Filesystem> fs = recorder.machine().filesystemOf(act.file());
        fs.flatMap(f -> f.inode(act.file())).ifPresentOrElse(file -> unlink(fs.orElseThrow(), file),
                () -> recorder.step(Draft.of(UNLINK, new TraceEvent.Refused(Errno.ENOENT), CallBecause.NO_SUCH_FILE)));
    }

    private void unlink(Filesystem fs, Inode file) {
        KernelSource source = file.type() == Inode.Type.DIRECTORY ? RMDIR : UNLINK;
        Optional<Denial> denial = denial(fs, file);
        recorder.step(
                denial.map(d -> Draft.of(source, new TraceEvent.Refused(d.ending()),
                        CallBecause.KEEPS_NAME, Detail.of(file), Detail.of(d.why())).at(file.id()))
                        .orElseGet(() -> Draft.of(source, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                                gone(file)).at(file.id())),
                denial.isPresent() ? recorder.machine()
                        : recorder.machine().with(changed(fs, file.links().isEmpty() ? file.unlinked()
                                : file.without(file.path()))));
    }

    private Optional<Denial> denial(Filesystem fs, Inode file) {
        boolean filled = file.type() == Inode.Type.DIRECTORY && fs.beginning(file.path() + "/").stream()
                .anyMatch(n -> n.file().link() == Inode.Link.NAMED);
        return Denial.ofName(fs, file.id()).or(() -> Denial.ofCall(recorder.machine(), fs, true))
                .or(() -> filled ? Optional.of(Denial.of(Errno.ENOTEMPTY, CallBecause.NOT_EMPTY)) : Optional.empty());
    }

    private Why gone(Inode file) {
        if (!file.links().isEmpty()) {
            return Why.of(CallBecause.ONE_NAME_GONE, Detail.of(file), Detail.of(file.links().getFirst()));
        }
        List<Detail> users = users(recorder.machine(), file.id()).stream().map(Detail::of).toList();
        if (users.isEmpty()) {
            return Why.of(CallBecause.NAME_GONE_UNUSED, Detail.of(file));
        }
        return Why.of(users.size() == 1 ? CallBecause.NAME_GONE_ONE : CallBecause.NAME_GONE_MANY, Detail.of(file),
                new Detail.Several(users));
    }

    /** Frees what lost its name and is used by nobody any more; a filesystem that is frozen does so when it is thawed. */
    void release() {
        for (Filesystem fs : recorder.machine().filesystems()) {
            boolean able = fs.mount().active() && !fs.isShutDown() && !fs.mount().frozen()
                    && !fs.driver().isDevice();
            fs.nameless().stream().filter(i -> able)
                    .filter(i -> users(recorder.machine(), i.id()).isEmpty()).forEach(i -> free(fs.id(), i));
        }
    }

    private void free(LayerId filesystem, Inode file) {
        Filesystem fs = recorder.machine().filesystem(filesystem).orElseThrow();
        if (fs.truncate(file.id(), 0) instanceof Change.Done done) {
            Filesystem after = changed(done.after(), done.after().inode(file.id()).orElseThrow().freed());
            recorder.step(Draft.of(EVICT, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                    CallBecause.FREED, Detail.of(file)).at(fs.id()),
                    new PageTables(recorder).forgotten(recorder.machine().with(after), file.id()));
        }
    }

    private static Filesystem changed(Filesystem fs, Inode file) {
        return fs.with(file).logged(file.id());
    }

    /** Those who have a file open or map it, as they were created. */
    static List<UserProcess> users(Machine machine, LayerId file) {
        return machine.usersOf(file).stream().filter(UserProcess::isAlive).toList();
    }
}
