package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.faultline.picture.stack.Fold.Piece;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;
import org.jspecify.annotations.Nullable;

/**
 * Where the ruler of a device is cut: what deserves room, what is folded, and how little is given up when there is too
 * much of it. A bad page always has a piece of its own. What is given up is worked out once: each width takes the first
 * of ever coarser cuts that fits.
 */
final class DeviceCuts {
    private static final long PAGE = 4096;
    private static final int MOST_EDGES = 24;
    private static final long FINEST = PAGE;
    private static final long COARSEST = Long.MAX_VALUE / 8;

    private final Reason reason;
    private final Set<Long> kept;
    /** The finest cuts, as if no page were bad. */
    private final List<Stretch> ground;
    /** From the finest to the coarsest that was asked for. */
    private final List<Level> levels = new ArrayList<>();
    private long gap = FINEST;

    /**
     * What the cuts depend on.
     *
     * @param usages how the device is used during the run
     * @param bad offsets of the pages that go bad during it
     * @param edges where something on it begins or ends: never in the middle of a piece
     */
    record Reason(List<Usage> usages, SortedSet<Long> bad, NavigableSet<Long> edges) {}

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

        boolean isMinor() {
            return rank == Rank.SYSTEM && length() < 64 * PAGE && start > (64L << 20);
        }

        /** Whether so much is empty that it is folded. */
        boolean isWide() {
            return rank == Rank.EMPTY && length() > 32 * PAGE;
        }

        double least(double width) {
            return piece(width, false).least();
        }

        Piece piece(double width, boolean firstSystem) {
            double pages = (double) length() / PAGE;
            double log = Math.log(pages + 1) / Math.log(2);
            return switch (rank) {
                case BAD -> Piece.firm(start, end, Cuts.BAD_PAGE);
                case RESERVED -> new Piece(start, end, Math.clamp(width * 0.13, 58, 106), 0, false, false);
                case EMPTY -> pages <= 32
                        ? new Piece(start, end, 6, 0.1, false, false)
                        : new Piece(start, end, Math.min(26, width * 0.05), 0.9, true, false);
                case SYSTEM -> new Piece(start, end, firstSystem ? 46 : Math.min(20, pages * 14), 0.2, false, false);
                case INODES -> new Piece(start, end, 26, 0.1, false, false);
                case LOG -> new Piece(start, end, Math.min(48, width * 0.09), 0.6, false, false);
                case DATA -> new Piece(start, end, 24, 2 + log, false, false);
            };
        }
    }

    /** Cuts of one fineness. What they need is added up when the width could be enough for so many of them. */
    private static final class Level {
        /** No piece needs less, neither in pixels nor as a share of the width. */
        private static final double LEAST = 3.5;
        private static final double LEAST_SHARE = 0.05;
        private final List<Stretch> stretches;
        private @Nullable Need need;

        /**
         * What the pieces need at least.
         *
         * @param fixed pixels, besides those whose need depends on the width there is
         * @param others one of each kind of these, and how many there are
         */
        private record Need(double fixed, List<Others> others) {
            static Need of(List<Stretch> stretches) {
                List<Others> others = Stream.of(Rank.EMPTY, Rank.RESERVED, Rank.LOG)
                        .flatMap(rank -> others(stretches, rank)).toList();
                double fixed = stretches.stream().filter(s -> !isOther(s)).mapToDouble(s -> s.least(0)).sum();
                return new Need(fixed, others);
            }

            private static Stream<Others> others(List<Stretch> stretches, Rank rank) {
                List<Stretch> all = stretches.stream().filter(s -> s.rank == rank && isOther(s)).toList();
                return all.isEmpty() ? Stream.of() : Stream.of(new Others(all.getFirst(), all.size()));
            }

            private static boolean isOther(Stretch s) {
                return s.isWide() || s.rank == Rank.RESERVED || s.rank == Rank.LOG;
            }

            double in(double width) {
                return fixed + others.stream().mapToDouble(o -> o.one.least(width) * o.count).sum();
            }
        }

        private record Others(Stretch one, long count) {}

        Level(List<Stretch> stretches) {
            this.stretches = stretches;
        }

        boolean fits(double width) {
            if (stretches.size() * Math.min(LEAST, width * LEAST_SHARE) > width) {
                return false;
            }
            Need known = need == null ? Need.of(stretches) : need;
            need = known;
            return known.in(width) <= width;
        }
    }

    /** The cuts for a reason; {@code before} are those of an earlier one, of which the ground may be the same. */
    DeviceCuts(Reason reason, Optional<DeviceCuts> before) {
        this.reason = reason;
        kept = reason.edges.size() > MOST_EDGES ? Set.of() : reason.edges;
        ground = before.filter(b -> b.kept.equals(kept) && b.reason.usages.equals(reason.usages)).map(b -> b.ground)
                .orElseGet(() -> merge(elementary(), kept));
        levels.add(new Level(reason.bad.isEmpty() ? ground : withBad()));
    }

    Reason reason() {
        return reason;
    }

    /** The pieces of a ruler that is so many pixels wide. */
    List<Piece> pieces(double width) {
        int at = 0;
        while (!levels.get(at).fits(width) && (at + 1 < levels.size() || coarser())) {
            at++;
        }
        List<Piece> pieces = new ArrayList<>();
        boolean system = false;
        for (Stretch s : levels.get(at).stretches) {
            boolean first = s.rank == Rank.SYSTEM && !system;
            system |= first;
            pieces.add(s.piece(width, first));
        }
        return pieces;
    }

    /** Adds a coarser level, while there is one. */
    private boolean coarser() {
        List<Stretch> finest = levels.getLast().stretches;
        if (levels.size() == 1) {
            levels.add(new Level(merge(finest.stream()
                    .map(s -> s.isMinor() ? new Stretch(s.start, s.end, Rank.EMPTY) : s).toList(), kept)));
            return true;
        }
        if (gap >= COARSEST) {
            return false;
        }
        levels.add(new Level(merge(close(finest, gap), kept)));
        gap *= 8;
        return true;
    }

    /** The ground with a piece for each bad page. */
    private List<Stretch> withBad() {
        List<Stretch> below = ground.isEmpty() ? List.of(new Stretch(0, 0, Rank.EMPTY)) : ground;
        List<Stretch> all = new ArrayList<>(below.size() + 2 * reason.bad.size());
        Iterator<Long> pages = reason.bad.iterator();
        long bad = pages.next();
        long at = 0;
        for (int i = 0; i < below.size(); i++) {
            Stretch s = below.get(i);
            long end = i == below.size() - 1 ? Math.max(s.end, reason.bad.last() + PAGE) : s.end;
            while (bad < end) {
                if (bad > at) {
                    all.add(new Stretch(at, bad, s.rank));
                }
                all.add(new Stretch(bad, bad + PAGE, Rank.BAD));
                at = bad + PAGE;
                bad = pages.hasNext() ? pages.next() : Long.MAX_VALUE;
            }
            if (end > at) {
                all.add(at == s.start && end == s.end ? s : new Stretch(at, end, s.rank));
                at = end;
            }
        }
        return all;
    }

    /** Every stretch between two places where anything changes. */
    private List<Stretch> elementary() {
        int[] at = new int[reason.usages.size()];
        List<Stretch> all = new ArrayList<>();
        long start = 0;
        for (long end : ends()) {
            if (end > start) {
                all.add(new Stretch(start, end, rank(start, at)));
                start = end;
            }
        }
        return all;
    }

    private long[] ends() {
        long[] used = reason.usages.stream().flatMap(u -> u.runs().stream()).mapToLong(Usage.Run::end).toArray();
        long last = Arrays.stream(used).max().orElse(0);
        long[] edges = kept.stream().mapToLong(edge -> edge).filter(edge -> edge < last).toArray();
        return Stream.of(used, edges).flatMapToLong(Arrays::stream).sorted().distinct().toArray();
    }

    /** What is at {@code start}; {@code at} holds the run of each usage that was there last, and goes on from it. */
    private Rank rank(long start, int[] at) {
        Rank most = Rank.EMPTY;
        for (int i = 0; i < at.length; i++) {
            List<Usage.Run> runs = reason.usages.get(i).runs();
            while (at[i] + 1 < runs.size() && runs.get(at[i] + 1).start() <= start) {
                at[i]++;
            }
            Rank rank = rank(runs.get(at[i]).use());
            most = rank.compareTo(most) > 0 ? rank : most;
        }
        return most;
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
}
