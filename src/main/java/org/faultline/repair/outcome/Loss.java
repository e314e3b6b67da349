package org.faultline.repair.outcome;

import java.util.List;
import org.faultline.filesystem.Inode;
import org.faultline.repair.outcome.Piece;

/**
 * What is lost, or out of reach, by name.
 *
 * @param pieces bytes of files
 * @param files files that are lost, or of which something is lost
 * @param nameless files that stay, and whose names are lost: numbers in lost+found
 * @param copies files that stay and share every block of a lost one, each once
 * @param count how many there are of what is lost, those too that the document does not name; 0 where nobody knows
 * @param confidence how well it is known which they are
 */
public record Loss(Lost what, List<Piece> pieces, List<Inode> files, List<Inode> nameless, List<Inode> copies,
        long count, Confidence confidence) {
    public Loss {
        pieces = List.copyOf(pieces);
        files = List.copyOf(files);
        nameless = List.copyOf(nameless);
        copies = List.copyOf(copies);
    }

    /** Nothing is lost. */
    public static Loss nothing() {
        return of(Lost.NOTHING, 0);
    }

    /** So many of that sort, which nobody can name. */
    public static Loss of(Lost what, long count) {
        return new Loss(what, List.of(), List.of(), List.of(), List.of(), count, Confidence.MEASURED);
    }
}
