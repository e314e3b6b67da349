package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.filesystem.Inode;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/**
 * Inode numbers by path, those of one path in order; immutable to whoever asks. Few runs ask, so the inodes of a filesystem
 * that was made at once are put in order when somebody does; beside them stands what became of them since.
 */
final class ByPath {
    static final ByPath NONE = of(List.of());

    private final Made made;
    private final PSortedSet<Path> added;
    private final PSortedSet<Path> gone;

    /** A path and who has it. */
    record Path(String text, long number) implements Comparable<Path> {
        /** Each name of an inode. */
        static Stream<Path> of(Inode inode) {
            return inode.names().stream().map(name -> new Path(name, inode.ino()));
        }

        @Override
        public int compareTo(Path other) {
            int byText = text.compareTo(other.text);
            return byText != 0 ? byText : Long.compare(number, other.number);
        }
    }

    /** The inodes a filesystem was made with. Two threads that ask at once both put them in order, in the same one. */
    private static final class Made {
        private final List<Inode> inodes;
        private volatile @Nullable NavigableSet<Path> sorted;

        Made(List<Inode> inodes) {
            this.inodes = inodes;
        }

        NavigableSet<Path> sorted() {
            NavigableSet<Path> known = sorted;
            if (known == null) {
                known = new TreeSet<>(inodes.stream().flatMap(Path::of).toList());
                sorted = known;
            }
            return known;
        }
    }

    private ByPath(Made made, PSortedSet<Path> added, PSortedSet<Path> gone) {
        this.made = made;
        this.added = added;
        this.gone = gone;
    }

    /** The paths of these inodes. */
    static ByPath of(List<Inode> inodes) {
        TreePSet<Path> none = TreePSet.empty(Comparator.naturalOrder());
        return new ByPath(new Made(inodes), none, none);
    }

    /** The lowest number of that path. */
    Optional<Long> first(String path) {
        return at(path, false).stream().findFirst().map(Path::number);
    }

    /** The paths that begin so, in order. */
    List<Path> beginning(String prefix) {
        return at(prefix, true);
    }

    private List<Path> at(String text, boolean longer) {
        List<Path> found = new ArrayList<>();
        take(made.sorted(), text, longer, found);
        take(added, text, longer, found);
        return found.stream().filter(p -> !gone.contains(p)).sorted().toList();
    }

    private static void take(NavigableSet<Path> paths, String text, boolean longer, List<Path> found) {
        for (Path path : paths.tailSet(new Path(text, Long.MIN_VALUE), true)) {
            if (longer ? !path.text.startsWith(text) : !path.text.equals(text)) {
                return;
            }
            found.add(path);
        }
    }

    /** These paths with those of an inode which has none here. */
    ByPath with(Inode inode) {
        ByPath next = this;
        for (Path path : Path.of(inode).toList()) {
            next = next.gone.contains(path) ? new ByPath(made, next.added, next.gone.minus(path))
                    : new ByPath(made, next.added.plus(path), next.gone);
        }
        return next;
    }

    /** These paths without those of an inode which has all of its own here. */
    ByPath without(Inode inode) {
        ByPath next = this;
        for (Path path : Path.of(inode).toList()) {
            next = next.added.contains(path) ? new ByPath(made, next.added.minus(path), next.gone)
                    : new ByPath(made, next.added, next.gone.plus(path));
        }
        return next;
    }
}
