package org.faultline.assembly;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.device.Misread;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.Unmakeable;
import org.faultline.kernel.MkfsLine;
import org.faultline.problem.Place;
import org.faultline.reason.Detail;
import org.faultline.reason.Own;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;

/** What plug-ins complain of, and where it stands in the document. */
final class Complaints {
    private static final Pattern FILE = Pattern.compile("/files/([0-9]{1,9})(/.*)?");

    private Complaints() {}

    /** What a filesystem kind complains of, as a reason. */
    static Why why(Unmakeable wrong) {
        return switch (wrong) {
            case Unmakeable.DeviceTooSmall w -> Why.of(Wrong.DEVICE_TOO_SMALL, new Detail.Size(w.bytes()));
            case Unmakeable.BlockSize w -> Why.of(Wrong.BLOCK_SIZE, Detail.of(w.bytes()));
            case Unmakeable.RealtimeReflink w ->
                    Why.of(Wrong.REALTIME_REFLINK, new Detail.Refusal(MkfsLine.REALTIME_REFLINK));
            case Unmakeable.RealtimeRmapbt w ->
                    Why.of(Wrong.REALTIME_RMAPBT, new Detail.Refusal(MkfsLine.REALTIME_RMAPBT),
                            new Detail.Refusal(MkfsLine.RMAPBT_WITHOUT_METADIR));
            case Unmakeable.OneDeviceFile w -> Why.of(Wrong.ONE_DEVICE_FILE, Detail.of(w.files()));
            case Unmakeable.NoChunk w -> Why.of(Wrong.NO_INODE_ROOM);
            case Unmakeable.NoRun w -> Why.of(Wrong.NO_SPACE, Detail.of(w.blocks()), Detail.of(w.longest()));
            case Unmakeable.NotShared w -> Why.of(Wrong.REFLINK_REFUSED, Detail.of(Why.of(w.refused())),
                    new Detail.Code(w.refused().errno()));
            case Unmakeable.Unaligned w -> Why.of(Wrong.EXTENT_ALIGNMENT, Detail.of(w.blockSize()));
            case Unmakeable.OffsetTaken w -> Why.of(Wrong.EXTENTS_OVERLAP, new Detail.Size(w.offset()));
            case Unmakeable.Outside w -> Why.of(Wrong.EXTENT_OUTSIDE, new Detail.Size(w.bytes()));
            case Unmakeable.GroupTooLarge w ->
                    Why.of(Wrong.GROUP_TOO_LARGE, new Detail.Size(w.bytes()), new Detail.Size(w.most()));
            case Unmakeable.TooManyGroups w ->
                    Why.of(Wrong.GROUPS_TOO_MANY, Detail.of(w.groups()), Detail.of(w.most()));
            case Unmakeable.PastDevice w -> Why.of(Wrong.RECORD_PAST_DEVICE, new Detail.Size(w.bytes()));
            case Unmakeable.PastGroup w -> Why.of(Wrong.RECORD_PAST_GROUP, Detail.of(w.end()));
            case Unmakeable.InodeTaken w -> Why.of(Wrong.INODE_TAKEN, Detail.of(w.number()), Detail.of(w.path()));
            case Unmakeable.BlocksTaken w -> Why.of(Wrong.BLOCKS_TAKEN, new Detail.InHex(w.at()), Detail.of(w.owner()));
            case Unmakeable.StagingTaken w ->
                    Why.of(Wrong.STAGING_TAKEN, new Detail.InHex(w.at()), Detail.of(w.owner()));
            case Unmakeable.Own w -> Why.of(new Own(w.messages(), w.name()));
        };
    }

    /** What the words of a table's line lack, as a reason, with a line such as a target is written in. */
    static Why why(Misread wrong, String example) {
        Detail line = Detail.of(example);
        return switch (wrong) {
            case Misread.Form form -> Why.of(switch (form) {
                case CRYPT -> Wrong.CRYPT_FORM;
                case DELAY -> Wrong.DELAY_FORM;
                case LINEAR -> Wrong.LINEAR_FORM;
                case LOG_WRITES -> Wrong.LOG_WRITES_FORM;
                case STRIPES -> Wrong.STRIPED_FORM;
                case CHUNK -> Wrong.STRIPED_CHUNK;
                case STRIPE -> Wrong.STRIPED_STRIPE;
            }, line);
            case Misread.Indivisible w -> Why.of(Wrong.STRIPED_LENGTH, line, Detail.of(w.sectors()));
            case Misread.Own w -> Why.of(new Own(w.messages(), w.name()), line);
        };
    }

    /** The place of a pointer that counts only the files that were asked for. */
    static Place place(Entry filesystem, String pointer, List<Placed<FileRequest>> asked) {
        Matcher file = FILE.matcher(pointer);
        if (!file.matches() || Integer.parseInt(file.group(1)) >= asked.size()) {
            return filesystem.below(pointer);
        }
        String rest = file.group(2) == null ? "" : file.group(2);
        return asked.get(Integer.parseInt(file.group(1))).entry().below(rest);
    }
}
