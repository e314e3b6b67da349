package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.FilesystemKind.Complaint;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FilesystemKind.Seen;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unmakeable;

/** Whether there is room for the groups of a filesystem, which is known before any is made. */
record GroupRules(Request request, Geometry geometry) {
    /** Each group is there from the beginning, however little lies in it. */
    private static final long MOST_GROUPS = 1 << 16;
    /** Blocks of a group are counted in an int. */
    private static final long MOST_BLOCKS = Integer.MAX_VALUE;
    private static final String SEEN = "/recorded";

    /** Everything that is wrong with the groups, and with the blocks that were seen in them. */
    List<Complaint> complaints() {
        List<Complaint> found = new ArrayList<>();
        boolean seen = request.layout().isPresent();
        check(Role.DATA, seen ? SEEN + "/groupSize" : "/on", found);
        if (seen && geometry.blocks(Role.DATA) > request.deviceSize() / request.blockSize()) {
            found.add(new Complaint(new Unmakeable.PastDevice(request.deviceSize()), SEEN + "/size"));
        }
        check(Role.REALTIME, "/realtime/device", found);
        if (found.isEmpty()) {
            request.layout().ifPresent(l -> records(l, found));
        }
        return found;
    }

    private void check(Role role, String pointer, List<Complaint> found) {
        long group = Math.min(geometry.groupBlocks(role), geometry.blocks(role));
        long groups = Math.ceilDiv(geometry.blocks(role), geometry.groupBlocks(role));
        if (group > MOST_BLOCKS) {
            found.add(new Complaint(new Unmakeable.GroupTooLarge(group * request.blockSize(),
                    MOST_BLOCKS * request.blockSize()), pointer));
        }
        if (groups > MOST_GROUPS) {
            found.add(new Complaint(new Unmakeable.TooManyGroups(groups, MOST_GROUPS), pointer));
        }
    }

    private void records(Layout layout, List<Complaint> found) {
        for (int i = 0; i < layout.records().size(); i++) {
            Seen seen = layout.records().get(i);
            Optional<FsBlock> first = geometry.blockAt(seen.role(), seen.at());
            long left = first.map(b -> (geometry.groupSize(b) - b.agbno()) * request.blockSize())
                    .orElse(seen.length());
            if (seen.length() > left) {
                found.add(new Complaint(new Unmakeable.PastGroup(seen.at() + left),
                        SEEN + "/records/" + i + "/length"));
            }
        }
    }
}
