package org.faultline.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice.Line;
import org.faultline.device.DmDevice.Piece;

/**
 * Which lines of a table claim which bytes of one device below. A tree without nodes: the middle claim of any part is above the
 * claims before and behind it, and knows where the last of all of these ends.
 */
final class Claims {
    private final List<Claim> claims;
    private final long[] ends;

    /** Bytes [from, end) of the device below. */
    private record Claim(int line, long from, long end) {}

    private Claims(List<Claim> all) {
        claims = all.stream().sorted(Comparator.comparingLong(Claim::from)).toList();
        ends = new long[claims.size()];
        span(0, ends.length);
    }

    /** Those of a table, by the device below. */
    static Map<LayerId, Claims> of(List<Line> table) {
        Map<LayerId, List<Claim>> all = new HashMap<>();
        for (int line = 0; line < table.size(); line++) {
            for (Piece piece : table.get(line).target().claims()) {
                all.computeIfAbsent(piece.on(), on -> new ArrayList<>())
                        .add(new Claim(line, piece.at(), piece.at() + piece.length()));
            }
        }
        Map<LayerId, Claims> claims = new HashMap<>();
        all.forEach((on, list) -> claims.put(on, new Claims(list)));
        return Map.copyOf(claims);
    }

    /** The indices of the lines that claim that byte, ascending. */
    List<Integer> at(long offset) {
        Set<Integer> found = new TreeSet<>();
        find(0, ends.length, offset, found);
        return List.copyOf(found);
    }

    private long span(int from, int to) {
        if (from == to) {
            return Long.MIN_VALUE;
        }
        int middle = (from + to) >>> 1;
        ends[middle] = Math.max(claims.get(middle).end, Math.max(span(from, middle), span(middle + 1, to)));
        return ends[middle];
    }

    private void find(int from, int to, long offset, Set<Integer> found) {
        int middle = (from + to) >>> 1;
        if (from == to || ends[middle] <= offset) {
            return;
        }
        find(from, middle, offset, found);
        Claim claim = claims.get(middle);
        if (claim.from <= offset) {
            if (offset < claim.end) {
                found.add(claim.line);
            }
            find(middle + 1, to, offset, found);
        }
    }
}
