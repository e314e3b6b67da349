package org.faultline.kernel;

/** A line with which mkfs.xfs refuses what it is asked for. Tool: mkfs/xfs_mkfs.c validate_sb_features(). */
public enum MkfsLine {
    /** Version 4 of the format. */
    RMAPBT_WITHOUT_CRC("rmapbt not supported without CRC support"),
    /** Version 4 of the format. */
    REFLINK_WITHOUT_CRC("reflink not supported without CRC support"),
    /** A realtime device. */
    REALTIME_REFLINK("reflink not supported with realtime devices"),
    /** A realtime device, in xfsprogs 6.1. */
    REALTIME_RMAPBT("rmapbt not supported with realtime devices"),
    /** A realtime device without groups, in xfsprogs 7.2. */
    RMAPBT_WITHOUT_METADIR("rmapbt not supported on realtime devices without metadir feature");

    private final String text;

    MkfsLine(String text) {
        this.text = text;
    }

    /** The line. */
    public String text() {
        return text;
    }
}
