package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Placements;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Reads where an act puts the blocks that a file gets by it. */
final class PlacementReader {
    private final Said said;

    PlacementReader(Said said) {
        this.said = said;
    }

    /**
     * What an act does to blocks of a file.
     *
     * @param never why the file gets no blocks by it, whatever there is
     * @param first byte of the file that it stores to
     */
    record Stored(Optional<DeclaredFile> file, Optional<Wrong> never, long first, long length) {}

    /** What the act says of blocks that a file gets; whatever cannot be meant, or cannot be, is reported. */
    Placements read(Stored stored) {
        List<Placed<Placements.Run>> runs = new ArrayList<>();
        for (Entry extent : said.list("extents")) {
            long offset = extent.aligned("offset", Unit.PAGE.bytes());
            long at = extent.aligned("at", Unit.PAGE.bytes());
            long length = extent.aligned("length", Unit.PAGE.bytes());
            if (extent.isGood("length") && length == 0) {
                extent.error("length", Wrong.EXTENT_EMPTY);
            }
            if (extent.truth("unwritten", false)) {
                extent.error("unwritten", Wrong.EXTENT_WRITTEN);
            }
            stored.file.filter(f -> extent.isSound()).ifPresent(f -> checkInside(extent, f, at, length));
            if (extent.isSound()) {
                runs.add(new Placed<>(extent, new Placements.Run(offset, at, length)));
            } else {
                said.entry().spoil();
            }
        }
        if (stored.never.isPresent() && !runs.isEmpty()) {
            said.entry().warning("extents", stored.never.get());
        } else if (said.isSound() && stored.file.isPresent()) {
            foresee(stored, runs);
        }
        return Placements.of(runs.stream().map(Placed::value).toList());
    }

    private void checkInside(Entry extent, DeclaredFile file, long at, long length) {
        Optional<Filesystem> filesystem = said.scope().filesystem(file.filesystem());
        if (filesystem.isPresent()
                && filesystem.get().blockAt(file.request().seen().home(), at + length - 1).isEmpty()) {
            extent.error("at", Wrong.PLACED_OUTSIDE, new Detail.Called(file.request().id(), file.request().path()));
        }
    }

    /** Tries it, unless the filesystem is as it was seen: what was seen there was given by another allocator. */
    private void foresee(Stored stored, List<Placed<Placements.Run>> runs) {
        DeclaredFile file = stored.file.orElseThrow();
        Optional<Filesystem> plain = said.scope().filesystem(file.filesystem())
                .filter(fs -> !said.scope().isRecorded(file.filesystem()));
        plain.flatMap(fs -> fs.inode(file.request().id()))
                .ifPresent(inode -> new Foreseen(runs, said.scope().keepsBlocks()).check(plain.get(), inode,
                        stored.first, stored.first + stored.length));
    }
}
