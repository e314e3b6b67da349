package org.faultline.engine;

import org.faultline.stack.Act;

/** An act in the words of a person. */
final class ActText {
    private ActText() {}

    static String of(Act act) {
        return switch (act) {
            case Act.Poison a -> "poison " + a.address().text() + ", noticed by " + a.notice().text();
            case Act.Touch a ->
                    a.pid() + (a.write() ? " writes " : " reads ") + pages(a.firstPage(), a.pages()) + " of "
                            + a.mapping();
            case Act.Read a ->
                    a.pid() + " calls read(2): " + a.length() + " bytes of " + a.file() + " at " + a.offset();
            case Act.Write a ->
                    a.pid() + " calls write(2): " + a.length() + " bytes of " + a.file() + " at " + a.offset();
            case Act.Reflink a -> a.target() + " shares " + a.length() + " bytes of " + a.source() + " at "
                    + a.sourceOffset();
        };
    }

    static String pages(long first, long count) {
        return count == 1 ? "page " + first : "pages " + first + " to " + (first + count - 1);
    }
}
