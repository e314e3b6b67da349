package org.faultline.format.words;

import java.util.Locale;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Mount;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.repair.Outset;
import org.faultline.trace.Trace;

/** An act in the words of a person. */
public final class ActText {
    private ActText() {}

    /** One line about act {@code number} of a run, counted from 1: who does what, with files by their paths. */
    public static String of(Trace trace, int number) {
        int first = Bisection.first(trace.steps().size(), i -> trace.steps().get(i).act() >= number);
        Act act = trace.acts().get(number - 1);
        return of(trace.states().get(first), act).orElseGet(() -> of(act));
    }

    /** The act with which a run goes on from there to mend a page; nothing where it does not. */
    public static Optional<String> of(Outset outset) {
        return outset.act().map(number -> of(outset.trace(), number));
    }

    /** What is done to pages of a mapping, as pages of its file. */
    private static Optional<String> of(Machine before, Act act) {
        return switch (act) {
            case Act.Touch a -> file(before, a.pid(), a.mapping()).map(f -> Messages.text(
                    a.write() ? "act.touch.write" : "act.touch.read", a.pid(), f.pages(a.firstPage(), a.pages()),
                    f.path));
            case Act.SoftOffline a -> file(before, a.pid(), a.mapping()).map(f -> Messages.text("act.soft-offline",
                    a.pid(), f.pages(a.firstPage(), a.pages()), f.path));
            case Act other -> Optional.empty();
        };
    }

    /** The file that a mapping shows. */
    private record Shown(Mapping mapping, String path) {
        String pages(long first, long count) {
            return DetailText.pages(mapping.filePage(first), count);
        }
    }

    private static Optional<Shown> file(Machine machine, int pid, LayerId mapping) {
        return machine.process(pid).flatMap(p -> p.mapping(mapping)).flatMap(m -> machine.filesystemOf(m.file())
                .flatMap(fs -> fs.inode(m.file())).map(file -> new Shown(m, file.path())));
    }

    /** One line: who does what. */
    public static String of(Act act) {
        return switch (act) {
            case Act.Poison a -> Messages.text(a.pages() == 1 ? "act.poison" : "act.poison.pages", a.address().text(),
                    a.notice().text(), a.pages());
            case Act.Touch a -> Messages.text(a.write() ? "act.touch.write" : "act.touch.read", a.pid(),
                    DetailText.pages(a.firstPage(), a.pages()), a.mapping());
            case Act.SoftOffline a -> Messages.text("act.soft-offline", a.pid(),
                    DetailText.pages(a.firstPage(), a.pages()), a.mapping());
            case Act.Read a -> Messages.text("act.read", caller(a.pid()), a.length(), a.file(), a.offset());
            case Act.Write a -> Messages.text("act.write", caller(a.pid()), a.length(), a.file(), a.offset());
            case Act.ListBad a -> Messages.text("act.list-bad", a.address().text());
            case Act.Punch a -> Messages.text("act.punch", caller(a.pid()), a.length(), a.file(), a.offset());
            case Act.Truncate a -> Messages.text("act.truncate", caller(a.pid()), a.file(), a.size());
            case Act.Unlink a -> Messages.text("act.unlink", caller(a.pid()), a.file());
            case Act.Fork a -> Messages.text("act.fork", a.pid(), a.childPid());
            case Act.Open a -> Messages.text("act.open", caller(a.pid()), a.file());
            case Act.Close a -> Messages.text("act.close", caller(a.pid()), a.file());
            case Act.Exit a -> Messages.text("act.exit", a.pid());
            case Act.Allocate a -> Messages.text("act.allocate", caller(a.pid()), a.length(), a.file(), a.offset());
            case Act.Sync a -> Messages.text("act.sync", caller(a.pid()), a.file());
            case Act.Map a -> Messages.text("act.map", a.pid(), a.mapping().length(), a.mapping().file(),
                    a.mapping().offset());
            case Act.Unmap a -> Messages.text("act.unmap", a.pid(), a.mapping());
            case Act.Dispose a -> Messages.text("act.dispose", a.pid(), a.sigbus().name().toLowerCase(Locale.ROOT));
            case Act.ReadPageMap a -> Messages.text("act.read-page-map", a.pid());
            case Act.Stop a -> Messages.text("act.stop", a.pid());
            case Act.Continue a -> Messages.text("act.continue", a.pid());
            case Act.Mount a ->
                    Messages.text("act.mount", a.filesystem(), Mount.asked(a.dax(), a.readOnly()).text());
            case Act.Unmount a -> Messages.text("act.unmount", a.filesystem());
            case Act.Remount a ->
                    Messages.text("act.remount", a.filesystem(), Mount.asked(a.dax(), a.readOnly()).text());
            case Act.Freeze a -> Messages.text("act.freeze", a.filesystem());
            case Act.RunTool a -> Messages.text("act.run-tool", a.call().text(), a.filesystem());
            case Act.Restore a -> restore(a);
            case Act.ReplaceLog a -> Messages.text("act.replace-log", a.filesystem(), a.device());
            case Act.FailOver a -> Messages.text("act.fail-over", a.filesystem());
            case Act.Thaw a -> Messages.text("act.thaw", a.filesystem());
            case Act.Unbind a -> Messages.text("act.unbind", a.device());
            case Act.WriteZeros a -> Messages.text("act.write-zeros", a.device(), a.length(), a.offset());
            case Act.ClearErrors a -> Messages.text("act.clear-errors", a.device());
            case Act.Reflink a ->
                    Messages.text("act.reflink", a.target(), a.length(), a.source(), a.sourceOffset());
            case Act.Added a -> Sentences.of(a.said());
        };
    }

    private static String restore(Act.Restore act) {
        return switch (act.from()) {
            case Act.Restore.Clone c -> Messages.text("act.restore.clone", act.length(), act.file(), act.offset(),
                    c.file(), c.offset());
            case Act.Restore.Outside outside -> switch (outside) {
                case BACKUP -> Messages.text("act.restore.backup", act.length(), act.file(), act.offset());
                case REPLICA -> Messages.text("act.restore.replica", act.length(), act.file(), act.offset());
            };
        };
    }

    private static String caller(int pid) {
        return DetailText.caller(pid);
    }
}
