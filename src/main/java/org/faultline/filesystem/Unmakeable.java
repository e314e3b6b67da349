package org.faultline.filesystem;

/** Why a filesystem cannot be made as it was asked for, with what that is about. */
public sealed interface Unmakeable {
    /** The device has so many bytes, which are too few. */
    record DeviceTooSmall(long bytes) implements Unmakeable {}

    /** Blocks of so many bytes have no DAX. */
    record BlockSize(int bytes) implements Unmakeable {}

    /** A realtime device without groups has no shared blocks. */
    record RealtimeReflink() implements Unmakeable {}

    /** A realtime device without groups has no reverse map. */
    record RealtimeRmapbt() implements Unmakeable {}

    /** A namespace is one device file, and so many are described. */
    record OneDeviceFile(int files) implements Unmakeable {}

    /** There is no room for another inode chunk. */
    record NoChunk() implements Unmakeable {}

    /** Another file, at that path, has the inode of that number. */
    record InodeTaken(long number, String path) implements Unmakeable {}

    /** No so many blocks in a row are free, at most {@code longest}. */
    record NoRun(long blocks, long longest) implements Unmakeable {}

    /** The blocks of another file are not shared. */
    record NotShared(Change.Refused refused) implements Unmakeable {}

    /** An extent does not lie on whole blocks of so many bytes. */
    record Unaligned(int blockSize) implements Unmakeable {}

    /** The file has data at that byte already. */
    record OffsetTaken(long offset) implements Unmakeable {}

    /** An extent ends behind the filesystem, which has so many bytes. */
    record Outside(long bytes) implements Unmakeable {}

    /** A group has more blocks than can be counted. */
    record GroupTooLarge(long bytes, long most) implements Unmakeable {}

    /** There would be so many groups. */
    record TooManyGroups(long groups, long most) implements Unmakeable {}

    /** A filesystem that was seen is larger than its device, which has so many bytes. */
    record PastDevice(long bytes) implements Unmakeable {}

    /** Blocks that were seen end behind their group, which ends at that byte. */
    record PastGroup(long end) implements Unmakeable {}

    /** Blocks at that byte belong to a file or to metadata. */
    record BlocksTaken(long at, String owner) implements Unmakeable {}

    /** Blocks at that byte, which are to be staged, belong to a file or to metadata. */
    record StagingTaken(long at, String owner) implements Unmakeable {}

    /** What a filesystem that is plugged in says with messages of its own; see {@code reason.Own}. */
    record Own(String messages, String name) implements Unmakeable {}
}
