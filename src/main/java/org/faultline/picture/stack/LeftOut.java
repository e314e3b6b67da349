package org.faultline.picture.stack;

import java.util.BitSet;
import java.util.List;
import org.faultline.device.DmDevice;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.playback.Ruler;

/**
 * Where the files lie that there was no room for, as ribbons between devices and filesystems: worked out only for what is
 * seen, for there may be very many. What is narrower than two pixels and no further away from the next is one with it.
 */
final class LeftOut {
    static final LeftOut NOTHING = new LeftOut(List.of());
    /** Pixels, below which two cannot be told apart in a ribbon that is only tinted. */
    private static final double FINEST = 2;

    private final List<Files> all;

    /**
     * The files of a filesystem.
     *
     * @param shown the extents of those that are in the picture
     * @param still whether its ruler is that of the namespace below: then all that is seen of a ribbon is above itself
     */
    record Files(Filesystem filesystem, FileIndex index, BitSet shown, boolean still) {
        static Files of(Machine machine, Filesystem fs, FileIndex index, List<Inode> seen) {
            BitSet shown = new BitSet();
            long base = Ruler.of(machine, fs.on()).orElseThrow().start();
            for (Inode file : seen) {
                for (Extent extent : file.extents().stream().filter(e -> fs.on(e.start()).equals(fs.on())).toList()) {
                    long start = base + fs.offset(extent.start());
                    for (int i = index.from(start); i < index.extents() && index.start(i) == start; i++) {
                        shown.set(i);
                    }
                }
            }
            return new Files(fs, index, shown, !(machine.bottom(fs.on()) instanceof DmDevice));
        }
    }

    LeftOut(List<Files> all) {
        this.all = List.copyOf(all);
    }

    /** The ribbons between two places of a picture. */
    List<Ribbon> within(StackPicture picture, double left, double right) {
        Joints joints = new Joints(picture);
        for (Files files : all) {
            picture.strip(files.filesystem.id()).map(Strip::fold).ifPresent(fold -> {
                double from = files.still ? Math.max(left, fold.left()) : fold.left();
                double to = files.still ? Math.min(right, fold.right()) : fold.right();
                new Sweep(files, fold, joints).over(from, to);
            });
        }
        return joints.all();
    }

    /** Walks from the left to the right, and gathers what cannot be told apart. */
    private static final class Sweep {
        private final Files files;
        private final Fold fold;
        private final Joints joints;
        private long start;
        private long end;
        private boolean open;
        private boolean narrow;

        Sweep(Files files, Fold fold, Joints joints) {
            this.files = files;
            this.fold = fold;
            this.joints = joints;
        }

        void over(double left, double right) {
            FileIndex index = files.index;
            int at = left < right ? index.reaching(fold.at(left)) : index.extents();
            long last = fold.at(right);
            while (at < index.extents() && index.start(at) <= last) {
                int next = index.behind(at, fold.at(fold.x(index.start(at)) + FINEST));
                together(at, next);
                at = next;
            }
            close();
        }

        /** Extents that begin in one pixel. */
        private void together(int first, int next) {
            int from = files.shown.nextClearBit(first);
            if (from < next) {
                take(files.index.start(from), furthest(from, next));
            }
        }

        /** How far one of them reaches that is not shown; the first of them is not. */
        private long furthest(int first, int next) {
            long furthest = files.index.end(first);
            int from = first;
            while (from < next) {
                int shown = files.shown.nextSetBit(from);
                int to = shown < 0 ? next : Math.min(shown, next);
                furthest = Math.max(furthest, files.index.furthest(from, to));
                from = shown < 0 ? next : files.shown.nextClearBit(shown);
            }
            return furthest;
        }

        private void take(long from, long to) {
            boolean thin = fold.width(from, to) < FINEST;
            if (open && narrow && thin && fold.width(end, from) < FINEST) {
                end = Math.max(end, to);
                return;
            }
            close();
            open = true;
            start = from;
            end = to;
            narrow = thin;
        }

        private void close() {
            if (open) {
                joints.data(files.filesystem, start, end);
            }
            open = false;
        }
    }
}
