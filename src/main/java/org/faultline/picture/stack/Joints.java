package org.faultline.picture.stack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.picture.stack.Ribbon.Band;
import org.faultline.picture.stack.Ribbon.Kind;
import org.faultline.playback.RemapSegment;
import org.faultline.playback.Ruler;

/** Gathers ribbons between the strips of a picture, from the namespaces up to a filesystem; each of them once. */
final class Joints {
    /** Chunks narrower than that are drawn together. */
    private static final double CHUNK = 7;
    private static final int MOST_CHUNKS = 64;

    private final StackPicture picture;
    private final Machine machine;
    private final Set<Ribbon> all = new LinkedHashSet<>();
    private Optional<Below> last = Optional.empty();
    private Optional<Pair> joined = Optional.empty();

    Joints(StackPicture picture) {
        this.picture = picture;
        machine = picture.machine();
    }

    List<Ribbon> all() {
        return List.copyOf(all);
    }

    /** From the namespaces, through the devices between, to the filesystem: the bytes between two numbers of its ruler. */
    void data(Filesystem fs, long from, long to) {
        Below below = last.filter(b -> b.filesystem == fs).orElseGet(() -> Below.of(machine, fs));
        last = Optional.of(below);
        down(below.device, from - below.start, to - below.start);
        join(Kind.DEVICE, below.device.id(), from, to, fs.id(), from, to);
    }

    /** What a filesystem lies on, and where that begins on its ruler; a picture asks for thousands of places of one. */
    private record Below(Filesystem filesystem, Device device, long start) {
        static Below of(Machine machine, Filesystem fs) {
            Device device = machine.device(fs.on()).orElseThrow();
            return new Below(fs, device, Ruler.of(machine, device).start());
        }
    }

    /** Two strips that are joined. */
    private record Pair(LayerId lower, LayerId upper, Optional<Strip> below, Optional<Strip> above) {}

    /** Bytes of a device on what is below it, down to the namespaces. */
    private void down(Device device, long from, long to) {
        switch (device) {
            case Pmem pmem -> {}
            case Partition part -> onBelow(Kind.DEVICE, part, new RemapSegment(from, to, part.on(), part.start() + from,
                    to - from));
            case DmDevice mapped -> casts(mapped, from, to).forEach(cast -> onBelow(Kind.DEVICE, mapped, cast));
        }
    }

    /** What a device has of the one below it. */
    void onBelow(Kind kind, Device device, RemapSegment cast) {
        Device below = machine.device(cast.on()).orElseThrow();
        if (kind == Kind.DEVICE) {
            down(below, cast.at(), cast.at() + cast.length());
        }
        long low = Ruler.of(machine, below).start() + cast.at();
        long up = Ruler.of(machine, device).start();
        join(kind, below.id(), low, low + cast.length(), device.id(), up + cast.start(), up + cast.end());
    }

    /** The parts of a mapped device below: its chunks where they can be told apart, else each stripe as a whole. */
    List<RemapSegment> casts(DmDevice mapped, long from, long to) {
        List<RemapSegment> chunks = RemapSegment.chunks(mapped, from, to, MOST_CHUNKS);
        double room = picture.strip(mapped.id()).map(s -> s.fold().width(from, to)).orElse(0.0);
        boolean visible = !chunks.isEmpty() && (chunks.size() == 1 || room / chunks.size() >= CHUNK);
        return visible ? chunks : RemapSegment.of(mapped, from, to);
    }

    /** Numbers of two strips that are the same bytes, where both strips are in the picture. */
    void join(Kind kind, LayerId lower, long lowFrom, long lowTo, LayerId upper, long upFrom, long upTo) {
        Pair both = joined.filter(p -> p.lower.equals(lower) && p.upper.equals(upper))
                .orElseGet(() -> new Pair(lower, upper, picture.strip(lower), picture.strip(upper)));
        joined = Optional.of(both);
        if (both.below.isPresent() && both.above.isPresent()) {
            Fold low = both.below.get().fold();
            Fold up = both.above.get().fold();
            all.add(new Ribbon(kind, lower, lowFrom, lowTo, upper, upFrom, upTo,
                    new Band(low.x(lowFrom), low.x(lowTo), both.below.get().box().y(), up.x(upFrom), up.x(upTo),
                            both.above.get().box().bottom())));
        }
    }
}
