package org.faultline.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.PassedOver;
import org.faultline.filesystem.Placements;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/**
 * What can be known from the document alone of the places that an act asks for: the act is tried on the filesystem as the
 * document describes it. Behind acts that may have changed its files, only what the filesystem itself needs is certain.
 *
 * @param runs the places, each with where it stands
 * @param unchanged whether no act before it changes files
 */
record Foreseen(List<Placed<Placements.Run>> runs, boolean unchanged) {
    /** More than this is not tried: 256 MiB. */
    private static final long MOST = 1 << 16;

    /** Pages from one to before another. */
    private record Run(long first, long end) {}

    /** Warns of places that a store to the bytes from {@code first} to before {@code end} of a file cannot get. */
    void check(Filesystem fs, Inode file, long first, long end) {
        Placements placements = Placements.of(runs.stream().map(Placed::value).toList());
        Filesystem now = fs;
        for (Run pages : pages(Unit.PAGE.of(first), Unit.PAGE.covering(end))) {
            Change change = now.write(file.id(), pages.first, pages.end - pages.first, placements);
            if (!(change instanceof Change.Done done)) {
                return;
            }
            done.passed().forEach(p -> tell(fs, file, p, placements));
            now = done.after();
        }
    }

    /** The pages of the file from {@code first} to before {@code end} for which a place is asked, each once. */
    private List<Run> pages(long first, long end) {
        List<Run> all = new ArrayList<>();
        long next = first;
        long left = MOST;
        for (Placements.Run run : runs.stream().map(Placed::value)
                .sorted(Comparator.comparingLong(Placements.Run::offset)).toList()) {
            long from = Math.max(next, Unit.PAGE.of(run.offset()));
            long to = Math.min(Math.min(end, Unit.PAGE.of(run.offset() + run.length())), from + left);
            if (from < to) {
                all.add(new Run(from, to));
                left -= to - from;
                next = to;
            }
        }
        return all;
    }

    private void tell(Filesystem fs, Inode file, PassedOver passed, Placements placements) {
        boolean certain = unchanged || passed.by().filter(o -> o.isSpecial() && !o.equals(Owner.COW)).isPresent();
        Optional<Entry> extent = runs.stream().filter(r -> isOf(r.value(), passed)).map(Placed::entry).findFirst();
        if (!certain || extent.isEmpty()) {
            return;
        }
        Detail pages = new Detail.Pages(passed.fileBlock(), passed.blocks());
        Detail at = Detail.bytes(fs.offset(passed.wanted()));
        if (passed.by().isEmpty()) {
            extent.get().warning("at", Wrong.PLACE_TOO_SHORT, pages, Detail.of(file), at);
        } else if (fs.write(file.id(), passed.fileBlock(), passed.blocks(), placements) instanceof Change.Done alone
                && alone.passed().isEmpty()) {
            extent.get().warning("at", Wrong.PLACED_TWICE, pages, Detail.of(file), at);
        } else {
            extent.get().warning("at", Wrong.PLACE_TAKEN, pages, Detail.of(file), at,
                    Detail.of(fs, passed.by().get()));
        }
    }

    private static boolean isOf(Placements.Run run, PassedOver passed) {
        long page = Unit.PAGE.toBytes(passed.fileBlock());
        return page >= run.offset() && page < run.offset() + run.length();
    }
}
