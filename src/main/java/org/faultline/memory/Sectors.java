package org.faultline.memory;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.address.Unit;

/**
 * Some of the eight sectors of a page, each 512 bytes.
 *
 * @param bits bit n for sector n of the page
 */
public record Sectors(int bits) {
    /** None of them. */
    public static final Sectors NONE = new Sectors(0);
    private static final int IN_PAGE = (int) Unit.SECTOR.of(Unit.PAGE.bytes());
    /** The whole page. */
    public static final Sectors ALL = new Sectors((1 << IN_PAGE) - 1);

    /** Those that lie whole within bytes [from, to) of the page; what reaches beyond the page is not looked at. */
    public static Sectors within(long from, long to) {
        long first = Unit.SECTOR.covering(Math.max(0, from));
        long end = Unit.SECTOR.of(Math.min(Unit.PAGE.bytes(), to));
        int bits = 0;
        for (long sector = first; sector < end; sector++) {
            bits |= 1 << sector;
        }
        return new Sectors(bits);
    }

    /** Whether there is none. */
    public boolean isNone() {
        return bits == 0;
    }

    /** These, but not those. */
    public Sectors without(Sectors those) {
        return new Sectors(bits & ~those.bits);
    }

    /** Their numbers in the page, from 0, in order. */
    public List<Integer> numbers() {
        return IntStream.range(0, IN_PAGE).filter(n -> (bits >> n & 1) == 1).boxed().toList();
    }
}
