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
            case Act.Poison a -> "poison " + (a.pages() == 1 ? "" : a.pages() + " pages from ") + a.address().text()
                    + ", noticed by " + a.notice().text();
            case Act.Touch a ->
                    a.pid() + (a.write() ? " writes " : " reads ") + DetailText.pages(a.firstPage(), a.pages()) + " of "
                            + a.mapping();
            case Act.Read a ->
                    DetailText.caller(a.pid()) + " calls read(2): " + a.length() + " bytes of " + a.file() + " at "
                            + a.offset();
            case Act.Write a ->
                    DetailText.caller(a.pid()) + " calls write(2): " + a.length() + " bytes of " + a.file() + " at "
                            + a.offset();
            case Act.ListBad a -> "the device lists " + a.address().text() + " as bad";
            case Act.Punch a ->
                    DetailText.caller(a.pid()) + " punches " + a.length() + " bytes out of " + a.file() + " at "
                            + a.offset();
            case Act.Truncate a -> DetailText.caller(a.pid()) + " truncates " + a.file() + " to " + a.size() + " bytes";
            case Act.Unlink a -> DetailText.caller(a.pid()) + " unlinks " + a.file();
            case Act.Fork a -> a.pid() + " forks " + a.childPid();
            case Act.Open a -> DetailText.caller(a.pid()) + " opens " + a.file();
            case Act.Sync a -> DetailText.caller(a.pid()) + " calls fsync(2) on " + a.file();
            case Act.Map a -> a.pid() + " maps " + a.mapping().length() + " bytes of " + a.mapping().file() + " at "
                    + a.mapping().offset();
            case Act.Unmap a -> a.pid() + " unmaps " + a.mapping();
            case Act.Dispose a -> a.pid() + " sets SIGBUS to " + a.sigbus().name().toLowerCase(Locale.ROOT);
            case Act.ReadPageMap a -> a.pid() + " reads its page map";
            case Act.Stop a -> a.pid() + " is stopped";
            case Act.Continue a -> a.pid() + " is continued";
            case Act.Mount a ->
                    "mount " + a.filesystem() + " with " + Mount.asked(a.dax(), a.readOnly()).text();
            case Act.Unmount a -> "unmount " + a.filesystem();
            case Act.Remount a ->
                    "remount " + a.filesystem() + " with " + Mount.asked(a.dax(), a.readOnly()).text();
            case Act.Unbind a -> "unbind the driver of " + a.device();
            case Act.Reflink a -> a.target() + " shares " + a.length() + " bytes of " + a.source() + " at "
                    + a.sourceOffset();
            case Act.Added a -> a.text();
        };
    }
}
