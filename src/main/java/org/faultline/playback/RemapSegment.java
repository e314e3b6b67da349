package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice;
import org.faultline.device.DmDevice.Line;
import org.faultline.device.DmDevice.Piece;

/**
 * Bytes of a mapped device and where they fall on one device below. Chunks that follow each other there are one, however
 * many others lie between them above. Kernel: drivers/md/dm.c dm_dax_get_live_target().
 *
 * @param start first byte of the mapped device
 * @param end one more than its last
 * @param on the device below
 * @param at first byte there
 * @param length bytes there; fewer than above where chunks are dealt to several devices
 */
public record RemapSegment(long start, long end, LayerId on, long at, long length) {
    /** What bytes {@code from} to {@code to} of a mapped device fall on, one for each line and stripe they meet. */
    public static List<RemapSegment> of(DmDevice mapped, long from, long to) {
        List<RemapSegment> all = new ArrayList<>();
        for (Line line : mapped.lines(from, to)) {
            long start = Math.max(from, line.start());
            long end = Math.min(to, line.start() + line.length());
            if (start < end) {
                all.addAll(of(mapped, line, start, end));
            }
        }
        return all;
    }

    /** The same, chunk by chunk; nothing when that would be more than {@code most}. */
    public static List<RemapSegment> chunks(DmDevice mapped, long from, long to, int most) {
        List<RemapSegment> all = new ArrayList<>();
        long at = from;
        while (at < to) {
            Optional<RemapSegment> chunk = chunk(mapped, at, from, to);
            if (chunk.isPresent() && all.size() == most) {
                return List.of();
            }
            chunk.ifPresent(all::add);
            long next = at;
            at = chunk.map(RemapSegment::end).orElseGet(() -> mapped.lineEnd(next));
        }
        return all;
    }

    /** Every claim is met again after as many chunks as there are: so many from each end say where all of them lie. */
    private static List<RemapSegment> of(DmDevice mapped, Line line, long start, long end) {
        List<Piece> claims = line.target().claims();
        List<RemapSegment> ends = new ArrayList<>();
        long up = start;
        long down = end;
        for (int i = 0; i < claims.size(); i++) {
            Optional<RemapSegment> upper = up < end ? chunk(mapped, up, start, end) : Optional.empty();
            Optional<RemapSegment> lower = down > start ? chunk(mapped, down - 1, start, end) : Optional.empty();
            Stream.concat(upper.stream(), lower.stream()).forEach(ends::add);
            up = upper.map(RemapSegment::end).orElse(end);
            down = lower.map(RemapSegment::start).orElse(start);
        }
        return claims.stream()
                .flatMap(claim -> ends.stream().filter(c -> c.isOf(claim)).reduce(RemapSegment::upTo).stream())
                .toList();
    }

    /**
     * The bytes around {@code at} that lie together below, cut to what lies between {@code from} and {@code to}; nothing
     * where none lie below.
     */
    public static Optional<RemapSegment> chunk(DmDevice mapped, long at, long from, long to) {
        return mapped.below(at).map(piece -> {
            long start = Math.max(from, piece.start());
            long end = Math.min(to, piece.start() + piece.length());
            return new RemapSegment(start, end, piece.on(), piece.below(start), end - start);
        });
    }

    private boolean isOf(Piece claim) {
        return on.equals(claim.on()) && at >= claim.at() && at - claim.at() < claim.length();
    }

    /** Both, and all that lies between them on their stripe. */
    private RemapSegment upTo(RemapSegment other) {
        long low = Math.min(at, other.at);
        long high = Math.max(at + length, other.at + other.length);
        return new RemapSegment(Math.min(start, other.start), Math.max(end, other.end), on, low, high - low);
    }
}
