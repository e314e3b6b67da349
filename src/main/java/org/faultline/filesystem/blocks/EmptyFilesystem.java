package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import org.faultline.budget.Budget;
import org.faultline.filesystem.FilesystemKind.Complaint;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FilesystemKind.Seen;
import org.faultline.filesystem.RmapRecord;

/**
 * A filesystem as mkfs leaves it, before its first file.
 *
 * @param type the kernel's name for it
 * @param daxHolder whether it becomes the holder of its dax device
 * @param metadata the blocks that no file owns
 */
public record EmptyFilesystem(String type, boolean daxHolder, Request request, Geometry geometry,
        List<RmapRecord> metadata) {
    /** A filesystem whose own blocks lie where they were seen. */
    public static EmptyFilesystem seen(String type, boolean daxHolder, Request request, Layout layout) {
        Geometry geometry = Geometry.seen(request, layout);
        List<RmapRecord> records = new ArrayList<>();
        for (Seen seen : layout.records()) {
            geometry.blockAt(seen.role(), seen.at()).ifPresent(block -> records.add(new RmapRecord(block,
                    seen.length() / request.blockSize(), seen.owner(), seen.offset() / request.blockSize(), seen.fork(),
                    false)));
        }
        return new EmptyFilesystem(type, daxHolder, request, geometry, records);
    }

    /** The filesystem with the files that are asked for, mounted; or everything that is wrong with them. */
    public Made withFiles(Budget budget) {
        return Places.of(this, budget).flatMap(places -> new NewFiles(this, places).make(budget))
                .<Made>map(Made.Ok::new).orElseGet(() -> oneByOne(budget));
    }

    /** The same, one file created after the other, so that what is wrong is said of the file where it shows. */
    Made oneByOne(Budget budget) {
        List<Complaint> complaints = new ArrayList<>();
        FileBuilder files = new FileBuilder(new BlockFilesystem(this), request.layout().isPresent(), complaints);
        int count = request.files().size();
        for (int index = 0; index < count; index++) {
            Places.spend(budget, index, count);
            files.place(request.files().get(index), "/files/" + index);
        }
        for (int index = 0; index < count; index++) {
            Places.spend(budget, (long) count + index, count);
            files.fill(request.files().get(index), "/files/" + index);
        }
        return complaints.isEmpty() ? new Made.Ok(files.result()) : new Made.Wrong(complaints);
    }
}
