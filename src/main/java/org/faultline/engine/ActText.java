package org.faultline.engine;

import java.util.Locale;
import org.faultline.act.Act;
import org.faultline.filesystem.Filesystem;

/** An act in the words of a person. */
final class ActText {
    private ActText() {}

    static String of(Act act) {
        return switch (act) {
            case Act.Poison a -> "poison " + (a.pages() == 1 ? "" : a.pages() + " pages from ") + a.address().text()
                    + ", noticed by " + a.notice().text();
            case Act.Touch a ->
                    a.pid() + (a.write() ? " writes " : " reads ") + pages(a.firstPage(), a.pages()) + " of "
                            + a.mapping();
            case Act.Read a ->
                    who(a.pid()) + " calls read(2): " + a.length() + " bytes of " + a.file() + " at " + a.offset();
            case Act.Write a ->
                    who(a.pid()) + " calls write(2): " + a.length() + " bytes of " + a.file() + " at " + a.offset();
            case Act.ListBad a -> "the device lists " + a.address().text() + " as bad";
            case Act.Punch a ->
                    who(a.pid()) + " punches " + a.length() + " bytes out of " + a.file() + " at " + a.offset();
            case Act.Truncate a -> who(a.pid()) + " truncates " + a.file() + " to " + a.size() + " bytes";
            case Act.Unlink a -> who(a.pid()) + " unlinks " + a.file();
            case Act.Fork a -> a.pid() + " forks " + a.childPid();
            case Act.Open a -> who(a.pid()) + " opens " + a.file();
            case Act.Sync a -> who(a.pid()) + " calls fsync(2) on " + a.file();
            case Act.Map a -> a.pid() + " maps " + a.mapping().length() + " bytes of " + a.mapping().file() + " at "
                    + a.mapping().offset();
            case Act.Unmap a -> a.pid() + " unmaps " + a.mapping();
            case Act.Dispose a -> a.pid() + " sets SIGBUS to " + a.sigbus().name().toLowerCase(Locale.ROOT);
            case Act.ReadPageMap a -> a.pid() + " reads its page map";
            case Act.Stop a -> a.pid() + " is stopped";
            case Act.Continue a -> a.pid() + " is continued";
            case Act.Mount a ->
                    "mount " + a.filesystem() + " with " + Filesystem.Mount.asked(a.dax(), a.readOnly()).text();
            case Act.Unmount a -> "unmount " + a.filesystem();
            case Act.Remount a ->
                    "remount " + a.filesystem() + " with " + Filesystem.Mount.asked(a.dax(), a.readOnly()).text();
            case Act.Unbind a -> "unbind the driver of " + a.device();
            case Act.Reflink a -> a.target() + " shares " + a.length() + " bytes of " + a.source() + " at "
                    + a.sourceOffset();
            case Act.Added a -> a.text();
        };
    }

    /** Who makes a call on a file. */
    static String who(int pid) {
        return pid == Act.NOBODY ? "a shell" : Integer.toString(pid);
    }

    static String pages(long first, long count) {
        return count == 1 ? "page " + first : "pages " + first + " to " + (first + count - 1);
    }
}
