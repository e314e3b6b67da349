package org.faultline.format;

import org.faultline.format.words.Messages;
import org.faultline.playback.Unsaid;
import org.faultline.trace.Trace;

/** What a kernel does not print, in our words. */
public final class UnsaidText {
    private UnsaidText() {}

    /** In one line, in a run of which it is a part. */
    public static String of(Unsaid unsaid, Trace trace) {
        return switch (unsaid) {
            case Unsaid.Happened h ->
                    Caption.of(trace.step(h.step()), trace.states().get(h.step())).headline();
            case Unsaid.Lost l -> Messages.text(l.actedOn() ? "unsaid.lost" : "unsaid.lost.untold", l.label(),
                    Long.toString(l.length()), Long.toString(l.offset()));
            case Unsaid.NobodySignalled n -> switch (n.mappings()) {
                case 0 -> Messages.text("unsaid.nobody");
                case 1 -> Messages.text("unsaid.nobody.one");
                default -> Messages.text("unsaid.nobody.of", n.mappings());
            };
        };
    }
}
