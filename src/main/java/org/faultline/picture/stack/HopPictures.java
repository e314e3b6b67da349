package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.DmDevice;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.format.HopText;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.picture.stack.FailurePainter.HopLine;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Hop;
import org.faultline.playback.Hop.Spot;
import org.faultline.playback.HopLabel;
import org.faultline.playback.RemapSegment;
import org.faultline.playback.Ruler;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * What a hop shows besides its path: the subtraction on a ruler, the row of a table, the range that the reverse map was asked
 * for and the records that fly out of it, the file that nobody could ask.
 */
final class HopPictures {
    private static final double AWAY = 6;
    private static final double TICK = 4;
    private static final int POINTS = 24;
    private final Pen pen;
    private final StackPicture picture;
    private final int current;
    private final double progress;

    HopPictures(Pen pen, StackPicture picture, int current, double progress) {
        this.pen = pen;
        this.picture = picture;
        this.current = current;
        this.progress = progress;
    }

    private double part(Hop hop) {
        return hop.step() == current ? progress : 1;
    }

    /** What words should not stand on. */
    List<Box> boxes(Hop hop) {
        List<Box> all = new ArrayList<>();
        if (hop.step() == current) {
            strip(hop, Kind.PMEM).filter(s -> isOffset(hop)).ifPresent(s -> all.add(ruler(s, hop)));
            strip(hop, Kind.MAPPED).ifPresent(s -> row(s, hop).ifPresent(row -> all.add(name(s, row))));
        }
        return all;
    }

    /**
     * Draws what belongs to a hop.
     *
     * @param followed the files that the whole path has come to: a record that was followed flies no more
     */
    void paint(Hop hop, Set<LayerId> followed) {
        boolean now = hop.step() == current;
        strip(hop, Kind.PMEM).filter(s -> now && isOffset(hop)).ifPresent(s -> subtract(s, hop));
        strip(hop, Kind.MAPPED).filter(s -> now).ifPresent(s -> row(s, hop).ifPresent(row -> row(s, row)));
        strip(hop, Kind.FILE).filter(s -> isAbsent(hop)).ifPresent(s -> dim(s, part(hop)));
        hop.labels().stream().filter(HopLabel.Answered.class::isInstance).map(HopLabel.Answered.class::cast)
                .forEach(answer -> answered(hop, answer, followed));
    }

    private Optional<Strip> strip(Hop hop, Kind kind) {
        return picture.strip(hop.to().strip()).filter(s -> s.kind() == kind);
    }

    private static boolean isOffset(Hop hop) {
        return hop.labels().stream().anyMatch(
                l -> l instanceof HopLabel.Computed sum && sum.value().name() == Value.Name.DEVICE_OFFSET);
    }

    private static boolean isAbsent(Hop hop) {
        return hop.labels().stream().anyMatch(l -> l instanceof HopLabel.LeftAlone left
                && left.reason() == TraceEvent.Skipped.Reason.NOT_IN_CORE);
    }

    /** Above the namespace, from its start to the page. */
    private static Box ruler(Strip strip, Hop hop) {
        return Box.between(strip.box().x(), strip.box().y() - AWAY - TICK, strip.cell(hop.to().at()).centerX(),
                strip.box().y() - AWAY + TICK);
    }

    /** What is taken away lies before the data, what is left from there to the page. */
    private void subtract(Strip strip, Hop hop) {
        Box ruler = ruler(strip, hop);
        double y = ruler.centerY();
        double zero = picture.machine().device(strip.id()).filter(Pmem.class::isInstance)
                .map(d -> strip.fold().x(((Pmem) d).dataOffset())).orElse(ruler.x());
        pen.dashed(() -> pen.line(ruler.x(), y, zero, y, Paint.FAINT, 1.6), 4, 3);
        pen.line(ruler.x(), y - TICK, ruler.x(), y + TICK, Paint.FAINT, 1.6);
        pen.line(zero, y - TICK, zero, y + TICK, Paint.FAILURE, 2.4);
        double end = zero + (ruler.right() - zero) * progress;
        pen.line(zero, y, end, y, Paint.FAILURE, 2.4);
        pen.line(end, y - TICK, end, y + TICK, Paint.FAILURE, 2.4);
    }

    /** A line of a table. */
    private record Row(DmDevice mapped, DmDevice.Line line) {
        int number() {
            return mapped.table().indexOf(line) + 1;
        }

        String words() {
            return HopText.row(number(), mapped.table().size());
        }
    }

    /** The line of the table by which the page came up to there. */
    private Optional<Row> row(Strip strip, Hop hop) {
        long at = hop.to().at();
        return hop.kind() != Hop.Kind.CLIMB ? Optional.empty()
                : picture.machine().device(strip.id()).filter(DmDevice.class::isInstance).map(DmDevice.class::cast)
                        .flatMap(m -> m.line(at).map(l -> new Row(m, l)));
    }

    private void row(Strip strip, Row row) {
        DmDevice.Line line = row.line;
        pen.frame(range(strip, line.start(), line.start() + line.length()), Paint.FAILURE, 2);
        for (RemapSegment below : RemapSegment.of(row.mapped, line.start(), line.start() + line.length())) {
            Ruler.of(picture.machine(), below.on()).ifPresent(ruler -> picture.strip(below.on())
                    .ifPresent(lower -> pen.dashed(() -> pen.frame(range(lower, ruler.start() + below.at(),
                            ruler.start() + below.at() + below.length()), Paint.FAILURE, 2), 6, 4)));
        }
        Box name = name(strip, row);
        pen.text(row.words(), name.x(), name.centerY(), Type.SMALL_BOLD, Paint.FAILURE_INK);
    }

    private static Box range(Strip strip, long start, long end) {
        return Box.between(strip.fold().x(start), strip.box().y(), strip.fold().x(end), strip.box().bottom()).grow(3);
    }

    /** Where the row's number stands: below its right end. */
    private Box name(Strip strip, Row row) {
        Box range = range(strip, row.line.start(), row.line.start() + row.line.length());
        double width = pen.width(Type.SMALL_BOLD, row.words());
        return new Box(range.right() - width - 2, range.bottom() + 2, width, 14);
    }

    /** Nobody reads it into memory for this. */
    private void dim(Strip strip, double part) {
        pen.fill(strip.box(), Paint.GROUND.veil(0.6 * part));
        pen.dashed(() -> pen.frame(strip.box(), Paint.DEAD, 1.6), 4, 3);
    }

    private void answered(Hop hop, HopLabel.Answered answer, Set<LayerId> followed) {
        Optional<Strip> from = picture.strip(hop.to().strip());
        Optional<Filesystem> fs = picture.machine().filesystem(hop.to().strip())
                .or(() -> picture.machine().userOf(hop.to().strip()));
        if (from.isEmpty() || fs.isEmpty() || answer.asked().isEmpty()) {
            return;
        }
        Box cell = from.get().cell(hop.to().at());
        if (hop.step() == current) {
            group(from.get(), fs.get(), answer.asked().get().first());
            pen.frame(cell.grow(2), Paint.INK, 2.4);
        }
        answer.records().stream().filter(r -> !r.isMetadata())
                .forEach(record -> target(fs.get(), answer.asked().get().first(), record)
                        .filter(to -> !followed.contains(to.strip())).ifPresent(to -> fly(hop, cell, to)));
    }

    /** The group of the filesystem whose reverse map is asked. */
    private void group(Strip strip, Filesystem fs, FsBlock asked) {
        List<FsBlock> groups = fs.groups();
        if (strip.kind() != Kind.FILESYSTEM || asked.ag() >= groups.size()) {
            return;
        }
        long zero = Ruler.of(picture.machine(), fs.on()).orElseThrow().start();
        double end = asked.ag() + 1 < groups.size()
                ? strip.fold().x(zero + fs.offset(groups.get(asked.ag() + 1)))
                : strip.box().right();
        Box group = Box.between(strip.fold().x(zero + fs.offset(groups.get(asked.ag()))), strip.box().y(), end,
                strip.box().bottom());
        pen.frame(group.grow(-2), Paint.GROUND, 4);
        pen.dashed(() -> pen.frame(group.grow(-2), Paint.INK, 2), 6, 4);
    }

    /** The strips to which a path has come from a strip below. */
    static Set<LayerId> followed(List<Hop> hops) {
        return hops.stream().filter(HopPictures::isFollowing).map(hop -> hop.to().strip()).collect(Collectors.toSet());
    }

    private static boolean isFollowing(Hop hop) {
        return switch (hop.kind()) {
            case CLIMB, ASIDE, BYPASS -> true;
            case BREAK, ASKED, CHECKED, MANAGED, CONVERT, OWNERS, REFUSED, STRIKE, LOCK, END, REACH -> false;
        };
    }

    /** The page of a file that a record names for the block that was asked for, or for its own first one behind that. */
    private static Optional<Spot> target(Filesystem fs, FsBlock asked, RmapRecord record) {
        long block = record.offset() + Math.max(0, asked.agbno() - record.start().agbno());
        return fs.inode(record.owner().code())
                .map(file -> new Spot(file.id(), Unit.PAGE.of(block * fs.blockSize())));
    }

    /** A record that is known, and not yet followed. */
    private void fly(Hop hop, Box cell, Spot to) {
        double part = part(hop);
        HopLine.cell(picture, to).map(page -> HopLine.between(hop, cell, page)).ifPresent(line -> {
            Shape path = line.path(part, POINTS);
            pen.stroke(path, Paint.GROUND, 5);
            pen.dashed(() -> pen.stroke(path, Paint.FAINT, 2), 5, 4);
            if (part < 1) {
                Glyph.DISC.at(pen, line.x(part), line.y(part), 4.5, Paint.FAINT, 1);
            }
        });
    }
}
