package org.faultline.device.target;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice.Piece;
import org.faultline.device.DmDevice.Target;

/** A target whose bytes lie together on one device, in their order. */
interface Moved extends Target {
    /** The device below. */
    LayerId on();

    /** Byte of the device below at which the target begins. */
    long at();

    @Override
    default Optional<Piece> below(long offset) {
        return Optional.of(new Piece(0, length(), on(), at()));
    }

    @Override
    default List<Piece> above(LayerId device, long offset) {
        return device.equals(on()) && offset >= at() && offset - at() < length() ? claims() : List.of();
    }

    @Override
    default List<Piece> claims() {
        return List.of(new Piece(0, length(), on(), at()));
    }
}
