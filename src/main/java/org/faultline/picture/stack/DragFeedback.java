package org.faultline.picture.stack;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.faultline.address.LayerId;

/**
 * What somebody is doing with the mouse in the picture, to be drawn over it.
 *
 * @param targets where what is on its way may be dropped
 * @param marked pages that are marked
 * @param ghost what would come of dropping it here
 * @param frame a frame drawn with the mouse, or a line where something would stand
 */
public record DragFeedback(Set<LayerId> targets, Optional<Marked> marked, Optional<Ghost> ghost,
        Optional<Frame> frame) {
    /** Nobody is doing anything. */
    public static final DragFeedback NOTHING = new DragFeedback(Set.of(), Optional.empty(), Optional.empty());

    public DragFeedback {
        targets = Set.copyOf(targets);
    }

    /** Something on its way, without a frame. */
    public DragFeedback(Set<LayerId> targets, Optional<Marked> marked, Optional<Ghost> ghost) {
        this(targets, marked, ghost, Optional.empty());
    }

    /** A frame, or a line where it has no width; in pixels of the window. */
    public record Frame(double x, double y, double width, double height) {}

    /** Pages of a file or of a mapping, the last included. */
    public record Marked(LayerId strip, long first, long last) {
        public long pages() {
            return last - first + 1;
        }

        public boolean contains(LayerId on, OptionalLong page) {
            return on.equals(strip) && page.isPresent() && page.getAsLong() >= first && page.getAsLong() <= last;
        }
    }

    /** Words beside the mouse; {@code allowed} says whether a drop does something. */
    public record Ghost(String words, boolean allowed, double x, double y) {}
}
