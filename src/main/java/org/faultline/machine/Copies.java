package org.faultline.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;

/**
 * The copies that the user says there are elsewhere. Nobody looks whether they are, and none is in the picture.
 *
 * @param all by what they are copies of: a file, or a filesystem with everything in it
 */
public record Copies(Map<LayerId, List<GoodCopy>> all) {
    /** The user named none. */
    public static final Copies NONE = new Copies(Map.of());

    public Copies {
        all = Map.copyOf(all);
    }

    /** Those of a file: its own first, then those of all that is in its filesystem. */
    public List<GoodCopy> of(Filesystem fs, Inode file) {
        return Stream.concat(of(file.id()), of(fs.id())).distinct().toList();
    }

    /** Those of everything in a filesystem. */
    public List<GoodCopy> of(Filesystem fs) {
        return of(fs.id()).toList();
    }

    /**
     * A copy and what it has of what one asked about.
     *
     * @param files those of them; none where nobody can name what is lost
     */
    public record Held(GoodCopy copy, List<Inode> files) {
        public Held {
            files = List.copyOf(files);
        }
    }

    /** Every copy that may have something of a filesystem of which these files are wanted, each once. */
    public List<Held> holding(Filesystem fs, List<Inode> files) {
        Map<GoodCopy, List<Inode>> held = new LinkedHashMap<>();
        files.forEach(f -> of(fs, f).forEach(c -> held.computeIfAbsent(c, k -> new ArrayList<>()).add(f)));
        of(fs).forEach(c -> held.putIfAbsent(c, List.of()));
        return held.entrySet().stream().map(e -> new Held(e.getKey(), e.getValue())).toList();
    }

    private Stream<GoodCopy> of(LayerId what) {
        return all.getOrDefault(what, List.of()).stream();
    }
}
