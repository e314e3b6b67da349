package org.faultline.benchmark;

import java.nio.file.Path;
import org.faultline.format.words.Sentences;
import org.faultline.session.Opened;
import org.faultline.session.Session;

/** Says whether a document can be opened, or why not: {@code refused: …}. */
final class Openable {
    private Openable() {}

    public static void main(String[] arguments) {
        Opened opened = Session.open(Path.of(arguments[0]));
        if (opened.session().isEmpty()) {
            System.out.println("refused: " + Sentences.of(opened.problems().getFirst()));
            System.exit(1);
        }
    }
}
