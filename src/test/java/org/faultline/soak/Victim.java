package org.faultline.soak;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.session.Edit;
import org.faultline.session.Opened;
import org.faultline.session.Recovered;
import org.faultline.session.Recoveries;
import org.faultline.session.RecoveryFile;
import org.faultline.session.Session;

/**
 * A program that edits and saves until it is killed: every change is kept for recovery, every third is saved. It says
 * on its output what it has done, a word and the number of the version.
 */
final class Victim {
    static final String OPENED = "opened";
    static final String KEPT = "kept";
    static final String SAVED = "saved";
    private static final int SAVES = 3;
    private static final int PADDING = 400;

    private Victim() {}

    /** The document of that version: it can be told from every other, and is long enough to be caught half written. */
    static TopologyDocument version(TopologyDocument base, long version) {
        List<Node> lines = IntStream.range(0, PADDING)
                .<Node>mapToObj(i -> Node.of(version + " line " + i)).toList();
        return base.with(Pointer.ROOT.key("title"), Node.of("Version " + version))
                .with(Pointer.ROOT.key("layout"), Node.Fields.EMPTY.with("lines", Node.of(lines)));
    }

    /** The number of the version that {@code document} says it is. */
    static long version(TopologyDocument document) {
        return Long.parseLong(document.title().replaceFirst("^Version ", ""));
    }

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        Recoveries recoveries = Recoveries.in(Path.of(arguments[1]));
        RecoveryFile keeper = recoveries.start();
        Session session = first(file, recoveries);
        keeper.keep(session);
        long version = version(session.document());
        say(OPENED, version);
        while (!System.out.checkError()) {
            long next = ++version;
            session = opened(session.apply(Edit.of("Version " + next, d -> version(d, next))));
            fine(keeper.keep(session).isEmpty());
            say(KEPT, version);
            if (version % SAVES == 0) {
                session = session.save(file).session();
                fine(!session.isModified());
                say(SAVED, version);
                fine(keeper.keep(session).isEmpty());
            }
        }
    }

    /** What the one before left behind, as somebody would open it; or the file. */
    private static Session first(Path file, Recoveries recoveries) {
        List<Recovered> left = recoveries.found();
        return opened(left.isEmpty() ? Session.open(file) : recoveries.open(left.getFirst()));
    }

    private static Session opened(Opened opened) {
        return opened.session().orElseThrow(() -> new IllegalStateException(opened.problems().toString()));
    }

    private static void fine(boolean fine) {
        if (!fine) {
            throw new IllegalStateException("neither kept nor saved");
        }
    }

    /** Whoever started this reads it; when nobody does any more, the end has come. */
    private static void say(String word, long version) {
        System.out.println(word + " " + version);
    }
}
