package org.faultline.repair.outcome;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.Inode;

/**
 * What is lost, or out of reach, by name.
 *
 * @param pieces bytes of files
 * @param files files that are lost, or of which something is lost
 * @param nameless files that stay, and all of whose names are lost: numbers in lost+found
 * @param spared names that are lost of files which have another one, and stay where that is
 * @param copies files that stay and share every block of a lost one, each once
 * @param count how many there are of what is lost, those too that the document does not name; 0 where nobody knows
 * @param confidence how well it is known which they are
 */
public record Loss(Lost what, List<Piece> pieces, List<Inode> files, List<Inode> nameless, List<FileName> spared,
        List<Inode> copies, long count, Confidence confidence) {
    public Loss {
        pieces = List.copyOf(pieces);
        files = List.copyOf(files);
        nameless = List.copyOf(nameless);
        spared = List.copyOf(spared);
        copies = List.copyOf(copies);
    }

    /** Nothing is lost. */
    public static Loss nothing() {
        return of(Lost.NOTHING, 0);
    }

    /** Every file that is lost, or of which something is, each once. */
    public List<Inode> ofFiles() {
        return Stream.concat(pieces.stream().map(Piece::file), files.stream()).distinct().toList();
    }

    /** So many of that sort, which nobody can name. */
    public static Loss of(Lost what, long count) {
        return new Loss(what, List.of(), List.of(), List.of(), count);
    }

    /** So many of that sort by name; nobody loses a name. */
    public Loss(Lost what, List<Piece> pieces, List<Inode> files, List<Inode> copies, long count) {
        this(what, pieces, files, List.of(), List.of(), copies, count, Confidence.MEASURED);
    }

    /**
     * The same where these names are lost, too. Of a file that has another one that one is kept. Tool: xfsprogs
     * repair/phase6.c check_for_orphaned_inodes(), repair/phase7.c update_inode_nlinks()
     *
     * @param known how well it is known that it is these names
     */
    public Loss without(List<FileName> names, Confidence known) {
        Map<Long, Set<String>> gone = new HashMap<>();
        names.forEach(n -> gone.computeIfAbsent(n.file().ino(), i -> new HashSet<>()).add(n.path()));
        Map<Boolean, List<FileName>> kept = names.stream().collect(Collectors.partitioningBy(
                n -> !Objects.requireNonNull(gone.get(n.file().ino())).containsAll(n.file().names())));
        List<Inode> left = kept.getOrDefault(false, List.of()).stream().map(FileName::file).distinct()
                .sorted(Comparator.comparingLong(Inode::ino)).toList();
        List<FileName> other = kept.getOrDefault(true, List.of());
        Confidence all = other.isEmpty() || known.compareTo(Confidence.SOURCE) > 0 ? known : Confidence.SOURCE;
        return new Loss(what, pieces, files, left, other, copies, count, all);
    }
}
