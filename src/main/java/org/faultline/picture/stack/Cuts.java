package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.picture.stack.Fold.Piece;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;

/**
 * Where rulers are cut: what deserves room, what is folded, and how little is given up when there is too much of it.
 * A bad page always has a piece of its own.
 */
final class Cuts {
    private static final long PAGE = 4096;
    private static final double BAD_PAGE = 14;
    private static final int MOST_SPECIAL = 16;
    private static final int MOST_EDGES = 24;

    private Cuts() {}

    /** What a stretch of a namespace is, as far as room goes; later ones win where two states of it differ. */
    private enum Rank {
        EMPTY,
        RESERVED,
        SYSTEM,
        INODES,
        LOG,
        DATA,
        BAD
    }

    private record Stretch(long start, long end, Rank rank) {
        long length() {
            return end - start;
        }
    }

    /**
     * Cuts a device that is used in these ways during a run.
     *
     * @param edges where something on it begins or ends: never in the middle of a piece
     * @param bad offsets of the pages that go bad during it
     */
    static List<Piece> device(List<Usage> usages, Collection<Long> bad, NavigableSet<Long> edges, double width) {
        Set<Long> kept = edges.size() > MOST_EDGES ? Set.of() : edges;
        List<Stretch> stretches = merge(elementary(usages, new TreeSet<>(bad), kept), kept);
        if (least(stretches, width) > width) {
            stretches = merge(stretches.stream().map(s -> isMinor(s) ? new Stretch(s.start, s.end, Rank.EMPTY) : s)
                    .toList(), kept);
        }
        for (long gap = PAGE; least(stretches, width) > width && gap < Long.MAX_VALUE / 8; gap *= 8) {
            stretches = merge(close(stretches, gap), kept);
        }
        boolean[] first = {true};
        return stretches.stream().map(s -> piece(s, width, s.rank == Rank.SYSTEM && take(first))).toList();
    }

    /** Cuts a run of pages in which some are special: they can be seen, the others share the rest evenly. */
    static List<Piece> pages(long count, SortedSet<Long> bad, SortedSet<Long> special) {
        List<Piece> pieces = new ArrayList<>();
        SortedSet<Long> firm = new TreeSet<>(bad);
        if (special.size() <= MOST_SPECIAL) {
            firm.addAll(special);
        }
        long at = 0;
        for (long page : firm) {
            if (page >= at && page < count) {
                if (page > at) {
                    pieces.add(Piece.even(at, page));
                }
                pieces.add(Piece.firm(page, page + 1, bad.contains(page) ? BAD_PAGE : 10));
                at = page + 1;
            }
        }
        if (at < count) {
            pieces.add(Piece.even(at, count));
        }
        return pieces;
    }

    private static boolean take(boolean[] first) {
        boolean was = first[0];
        first[0] = false;
        return was;
    }

    private static List<Stretch> elementary(List<Usage> usages, SortedSet<Long> bad, Set<Long> edges) {
        NavigableSet<Long> ends = new TreeSet<>(bad);
        bad.forEach(page -> ends.add(page + PAGE));
        usages.forEach(usage -> usage.runs().forEach(run -> ends.add(run.end())));
        long last = ends.last();
        edges.stream().filter(edge -> edge < last).forEach(ends::add);
        List<Stretch> all = new ArrayList<>();
        long start = 0;
        for (long end : ends) {
            if (end > start) {
                long from = start;
                Rank rank = bad.contains(start)
                        ? Rank.BAD
                        : usages.stream().map(u -> rank(u.at(from).use())).max(Rank::compareTo).orElse(Rank.EMPTY);
                all.add(new Stretch(start, end, rank));
                start = end;
            }
        }
        return all;
    }

    private static Rank rank(Use use) {
        return switch (use) {
            case FREE, UNMOUNTED, CLAIMED -> Rank.EMPTY;
            case RESERVED -> Rank.RESERVED;
            case METADATA -> Rank.SYSTEM;
            case INODES -> Rank.INODES;
            case LOG -> Rank.LOG;
            case DATA, SHARED, UNWRITTEN, STAGING, ATTRIBUTES -> Rank.DATA;
        };
    }

    private static List<Stretch> merge(List<Stretch> stretches, Set<Long> edges) {
        List<Stretch> all = new ArrayList<>();
        for (Stretch s : stretches) {
            boolean alike = !all.isEmpty() && all.getLast().rank == s.rank && s.rank != Rank.BAD;
            if (alike && !edges.contains(s.start)) {
                all.add(new Stretch(all.removeLast().start, s.end, s.rank));
            } else {
                all.add(s);
            }
        }
        return all;
    }

    /** Joins what is separated by no more than {@code gap} bytes of nothing. */
    private static List<Stretch> close(List<Stretch> stretches, long gap) {
        List<Stretch> all = new ArrayList<>();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch s = stretches.get(i);
            boolean between = i > 0 && i < stretches.size() - 1 && s.rank == Rank.EMPTY && s.length() <= gap;
            boolean system = s.rank == Rank.SYSTEM || s.rank == Rank.INODES || s.rank == Rank.LOG;
            all.add(between || (system && s.length() <= gap) ? new Stretch(s.start, s.end, Rank.DATA) : s);
        }
        return all;
    }

    private static boolean isMinor(Stretch s) {
        return s.rank == Rank.SYSTEM && s.length() < 64 * PAGE && s.start > (64L << 20);
    }

    private static double least(List<Stretch> stretches, double width) {
        return stretches.stream().mapToDouble(s -> piece(s, width, false).least()).sum();
    }

    private static Piece piece(Stretch s, double width, boolean firstSystem) {
        double pages = (double) s.length() / PAGE;
        double log = Math.log(pages + 1) / Math.log(2);
        return switch (s.rank) {
            case BAD -> Piece.firm(s.start, s.end, BAD_PAGE);
            case RESERVED -> new Piece(s.start, s.end, Math.clamp(width * 0.13, 58, 106), 0, false, false);
            case EMPTY -> pages <= 32
                    ? new Piece(s.start, s.end, 6, 0.1, false, false)
                    : new Piece(s.start, s.end, Math.min(26, width * 0.05), 0.9, true, false);
            case SYSTEM -> new Piece(s.start, s.end, firstSystem ? 46 : Math.min(20, pages * 14), 0.2, false, false);
            case INODES -> new Piece(s.start, s.end, 26, 0.1, false, false);
            case LOG -> new Piece(s.start, s.end, Math.min(48, width * 0.09), 0.6, false, false);
            case DATA -> new Piece(s.start, s.end, 24, 2 + log, false, false);
        };
    }
}
