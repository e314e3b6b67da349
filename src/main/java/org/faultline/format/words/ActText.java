package org.faultline.format.words;

import java.util.Locale;
import org.faultline.act.Act;
import org.faultline.filesystem.Mount;

/** An act in the words of a person. */
public final class ActText {
    private ActText() {}

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
            case Act.Thaw a -> Messages.text("act.thaw", a.filesystem());
            case Act.Unbind a -> Messages.text("act.unbind", a.device());
            case Act.Reflink a ->
                    Messages.text("act.reflink", a.target(), a.length(), a.source(), a.sourceOffset());
            case Act.Added a -> Sentences.of(a.said());
        };
    }

    private static String caller(int pid) {
        return DetailText.caller(pid);
    }
}
