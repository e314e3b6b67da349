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

    /** What the act says of blocks of {@code file}; whatever cannot be meant is reported. */
    Placements read(Optional<DeclaredFile> file) {
        List<Placements.Run> runs = new ArrayList<>();
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
            file.filter(f -> extent.isSound()).ifPresent(f -> checkInside(extent, f, at, length));
            if (extent.isSound()) {
                runs.add(new Placements.Run(offset, at, length));
            } else {
                said.entry().spoil();
            }
        }
        return Placements.of(runs);
    }

    private void checkInside(Entry extent, DeclaredFile file, long at, long length) {
        Optional<Filesystem> filesystem = said.scope().filesystem(file.filesystem());
        if (filesystem.isPresent()
                && filesystem.get().blockAt(file.request().seen().home(), at + length - 1).isEmpty()) {
            extent.error("at", Wrong.PLACED_OUTSIDE, new Detail.Called(file.request().id(), file.request().path()));
        }
    }
}
