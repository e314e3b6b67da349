package org.faultline.stack;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Space;

/**
 * A device-mapper device that passes DAX on, as the linear pieces its table comes to; a stripe is many of them.
 * Kernel: drivers/md/dm-linear.c linear_dax_pgoff(), drivers/md/dm-stripe.c stripe_dax_pgoff().
 *
 * @param pieces by ascending start, without gaps
 */
public record Mapped(LayerId id, String name, List<Piece> pieces) implements Device {
    /**
     * Bytes of the device that lie together on another.
     *
     * @param start first byte of the device
     * @param on the device below
     * @param at byte of the device below at which they begin
     */
    public record Piece(long start, long length, LayerId on, long at) {
        private boolean holds(long offset) {
            return offset >= start && offset < start + length;
        }
    }

    public Mapped {
        pieces = List.copyOf(pieces);
    }

    @Override
    public long size() {
        return pieces.stream().mapToLong(p -> p.start + p.length).max().orElse(0);
    }

    /** The piece that holds byte {@code offset} of the device. */
    public Optional<Piece> pieceAt(long offset) {
        return pieces.stream().filter(p -> p.holds(offset)).findFirst();
    }

    /** A range of the device inside {@code piece} as a range of the device below. */
    public ByteRange below(Piece piece, ByteRange range, Space parent) {
        return range.rebase(piece.start, parent, piece.at);
    }
}
