package org.faultline.filesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the allocator puts blocks that it has to find for a file, as far as somebody chose it. A place holds only while its
 * block is free: an allocator never gives away what is used. Of several places for one byte of the file the first that is
 * free holds; without any the allocator chooses itself.
 */
public final class Placements {
    /** The allocator chooses. */
    public static final Placements NONE = new Placements(List.of(), List.of());
    private final List<Run> runs;
    /** The runs by where they begin in the file; what overlaps an earlier run is in a later layer than that. */
    private final List<NavigableMap<Long, Run>> layers;

    private Placements(List<Run> runs, List<NavigableMap<Long, Run>> layers) {
        this.runs = runs;
        this.layers = layers;
    }

    /**
     * A place for a run of a file's bytes, all in bytes and multiples of a block.
     *
     * @param offset in the file
     * @param at on the device of the filesystem that the file's data lies on
     * @param length at least one block
     */
    public record Run(long offset, long at, long length) {
        private long end() {
            return offset + length;
        }
    }

    /** Those places, the first before the next. */
    public static Placements of(List<Run> runs) {
        if (runs.isEmpty()) {
            return NONE;
        }
        List<NavigableMap<Long, Run>> layers = new ArrayList<>();
        for (Run run : runs) {
            int layer = layers.size();
            while (layer > 0 && !overlaps(layers.get(layer - 1), run)) {
                layer--;
            }
            if (layer == layers.size()) {
                layers.add(new TreeMap<>());
            }
            layers.get(layer).put(run.offset, run);
        }
        return new Placements(List.copyOf(runs), List.copyOf(layers));
    }

    private static boolean overlaps(NavigableMap<Long, Run> layer, Run run) {
        Map.Entry<Long, Run> last = layer.lowerEntry(run.end());
        return last != null && last.getValue().end() > run.offset;
    }

    /** The places, in the order in which they are tried. */
    public List<Run> runs() {
        return runs;
    }

    /** The bytes of the device where byte {@code offset} of the file may lie, the first before the next. */
    public List<Long> of(long offset) {
        return layers.stream().flatMap(l -> Optional.ofNullable(l.floorEntry(offset)).stream()).map(Map.Entry::getValue)
                .filter(r -> offset < r.end()).map(r -> r.at + offset - r.offset).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Placements p && runs.equals(p.runs);
    }

    @Override
    public int hashCode() {
        return runs.hashCode();
    }

    @Override
    public String toString() {
        return runs.toString();
    }
}
