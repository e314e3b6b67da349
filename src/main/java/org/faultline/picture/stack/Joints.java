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

    Joints(StackPicture picture) {
        this.picture = picture;
        machine = picture.machine();
    }

    List<Ribbon> all() {
        return List.copyOf(all);
    }

    /** From the namespaces, through the devices between, to the filesystem: the bytes between two numbers of its ruler. */
    void data(Filesystem fs, long from, long to) {
        device(fs.on(), from, to);
        join(Kind.DEVICE, fs.on(), from, to, fs.id(), from, to);
    }

    /** From the namespaces, through the devices between, to a device: the bytes between two numbers of its ruler. */
    void device(LayerId on, long from, long to) {
        Device device = machine.device(on).orElseThrow();
        long start = Ruler.of(machine, device).start();
        down(device, from - start, to - start);
    }

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
        Optional<Strip> below = picture.strip(lower);
        Optional<Strip> above = picture.strip(upper);
        if (below.isPresent() && above.isPresent()) {
            Fold low = below.get().fold();
            Fold up = above.get().fold();
            all.add(new Ribbon(kind, lower, lowFrom, lowTo, upper, upFrom, upTo,
                    new Band(low.x(lowFrom), low.x(lowTo), below.get().box().y(), up.x(upFrom), up.x(upTo),
                            above.get().box().bottom())));
        }
    }
}
