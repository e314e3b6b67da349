package org.faultline.reason;

import java.util.Set;

/**
 * What can be wrong with a document, a file or what is done with them. The sentence for each, with its places, stands in
 * the messages under its own name, and what to do about it under {@code remedy.} and that name.
 */
public enum Wrong implements Because {
    // Fields of a document.
    MISSING, WRONG_TYPE, ITEM_NO_TEXT("wrong-type"), ITEM_NO_OBJECT("wrong-type"), UNKNOWN_WORD, CONTROL_CHARACTER,
    HALF_CHARACTER("control-character"),
    NOT_A_SIZE, NOT_WHOLE, NEGATIVE, BEYOND_64_BITS("number-too-big"), NUMBER_TOO_BIG, SIZE_TOO_BIG("number-too-big"),
    NUMBER_TOO_SMALL, UNALIGNED,
    // Ids.
    UNKNOWN_ID, BAD_ID, DUPLICATE_ID, WRONG_KIND,
    // Names of fields.
    DUPLICATE_KEY, UNKNOWN_KEY, UNKNOWN_FIELD("unknown-key"),
    // The document and its runs.
    UNKNOWN_DESIGN, DUPLICATE_RUN, RUNS_IN_A_RUN, NOT_FAULTLINE, NEWER_VERSION,
    // Watchers.
    WATCHES_OTHER, TOO_MANY_WATCHERS,
    // Lessons.
    BAD_LESSON_ID("bad-id"), DUPLICATE_ASK("duplicate-id"), NOTHING_ASKED, ASKS_TOO_MANY("number-too-big"),
    ASKS_NO_FAILURE,
    ASKS_NOBODY("unknown-pid"), ABOUT_NOTHING("unknown-key"), OFFERS_TOO_FEW, OFFERS_NOT_OWN, POOL_EMPTY, POOL_NOWHERE,
    POOL_ROW, POOLS_TOO_MANY("number-too-big"), BAD_PHRASE,
    // Devices and tables.
    SECTOR_MODE, NO_ROOM_FOR_DATA, BEYOND_PHYSICAL, PARTITION_EMPTY("number-too-small"), UNALIGNED_PARTITION,
    BAD_NAME, EMPTY_TABLE, BAD_TABLE_LINE, LINE_UNALIGNED("unaligned"), UNKNOWN_TARGET, NOT_FIRST, TABLE_GAP,
    TABLE_OVERLAP,
    // What targets want of their words.
    CRYPT_FORM("bad-target"), DELAY_FORM("bad-target"), LINEAR_FORM("bad-target"), LOG_WRITES_FORM("bad-target"),
    STRIPED_FORM("bad-target"), STRIPED_CHUNK("bad-target"), STRIPED_STRIPE("bad-target"),
    STRIPED_LENGTH("bad-target"),
    // Devices together.
    DUPLICATE_NAME, DEVICES_OVERLAP, NO_BLOCK_DEVICE, TABLE_ORDER, TABLE_PAST_END, CYCLE, PARTITION_ON_PARTITION,
    PARTITION_ON_MAPPED, PARTITION_PAST_END, PARTITIONS_OVERLAP,
    // Filesystems.
    NO_BLOCK_DEVICE_TO_FORMAT("no-block-device"), NO_CHARACTER_DEVICE, DEVICE_FILE_SIZE, DUPLICATE_MOUNT,
    DEVICE_HAS_PARTITIONS, DEVICE_IN_USE, ONE_DEVICE_ONLY, LOG_ON_DATA, REALTIME_ON_DATA, LOG_SIZE,
    LABEL_UNKNOWN("unknown-word"),
    // What a kernel makes of mounts.
    MOUNT_REFUSED, MOUNT_WITHOUT_DAX, BLOCK_SIZE_OF_NONE("block-size"), BLOCK_SIZE_WITHOUT_DAX("block-size"),
    SHARED_WITHOUT_RMAPBT, RMAPBT_WITHOUT_CRC, REFLINK_WITHOUT_CRC,
    SHARED_WITHOUT_RMAPBT_OOPS("shared-without-rmapbt"), SHARED_WITHOUT_RMAPBT_REFUSED("shared-without-rmapbt"),
    SHARED_WITHOUT_RMAPBT_UNCHECKED("shared-without-rmapbt"),
    // Why a filesystem cannot be made.
    DEVICE_TOO_SMALL, BLOCK_SIZE, REALTIME_REFLINK, REALTIME_RMAPBT, ONE_DEVICE_FILE, NO_INODE_ROOM("no-space"),
    INODE_TAKEN("duplicate-ino"),
    NO_SPACE, REFLINK_REFUSED, EXTENT_ALIGNMENT, EXTENTS_OVERLAP, EXTENT_OUTSIDE, BLOCKS_TAKEN("extents-overlap"),
    STAGING_TAKEN("extents-overlap"), GROUP_TOO_LARGE("number-too-big"), GROUPS_TOO_MANY("number-too-big"),
    RECORD_PAST_DEVICE("extent-outside"), RECORD_PAST_GROUP("extent-outside"),
    // Paths and files.
    BAD_MOUNT, BAD_PATH, PATH_TOO_LONG, NAME_TOO_LONG, DUPLICATE_PATH, LINKS_OF_DIRECTORY, TOO_MANY_LINKS,
    TOO_MANY_COPIES, COPY_WHERE, EXT4_SHARES_NOTHING, REFLINK_OFF,
    REFLINK_DIRECTORY, REFLINK_ORDER,
    NO_REALTIME_DEVICE, REFLINK_WITH_SIZE, REFLINK_WITH_EXTENTS,
    // Processes and mappings.
    DUPLICATE_PID, PARENT_ORDER, COMM_TOO_LONG, MAPPINGS_OVERLAP, UNALIGNED_DEVICE_MAPPING, PRIVATE_DEVICE_MAPPING,
    MAPPING_EMPTY("number-too-small"), NOT_A_USER_ADDRESS, MAPS_DIRECTORY, MAPPING_PAST_END, MAPS_ABSENT_INODE,
    SYNC_WITHOUT_DAX, HUGE_BLOCKS, HUGE_SHORT, HUGE_ADDRESS, HUGE_OFFSET,
    // Acts.
    UNKNOWN_PID, CHILD_PID_TAKEN("duplicate-pid"), CHILD_ID_TAKEN("duplicate-id"), MAPPING_OF_ANOTHER, NOWHERE,
    BAD_ADDRESS, NOTICE_UNKNOWN("unknown-word"), CALL_EMPTY("number-too-small"), CALL_TOO_LONG("number-too-big"),
    NO_DRIVER, NO_DISK, ZEROS_TOO_MANY("number-too-big"), ZEROS_PAST_END("size-too-big"),
    POISONS_TOO_MANY("number-too-big"), STORES_TOO_MANY("number-too-big"), TOUCH_PAST_END,
    TOUCHED_TOO_MANY("number-too-big"),
    REFLINK_EMPTY("number-too-small"),
    EXTENT_EMPTY("number-too-small"), EXTENT_WRITTEN, PLACED_OUTSIDE("extent-outside"),
    EXTENTS_OF_A_READ("extents-unused"), EXTENTS_OF_A_COPY("extents-unused"), EXTENTS_OF_A_DEVICE("extents-unused"),
    PLACE_TAKEN, PLACE_TOO_SHORT("place-taken"), PLACED_TWICE, STAGING_WITHOUT_REFLINK("extents-unused"),
    REFLINKED_WITHOUT_REFLINK, STAGING_NOWHERE, STAGED_TWICE("placed-twice"),
    REFLINK_PAST_END, REFLINK_ELSEWHERE, TARGET_PATH_TAKEN("duplicate-path"),
    // The text of a document.
    EMPTY, TOO_DEEP, TRAILING_TEXT, TRUNCATED, TOO_LONG, NOT_JSON, NOT_AN_OBJECT, NOT_UTF_8, BYTE_ORDER_MARK,
    // Recorded runs.
    NOT_A_CASE, SAMPLE_NOT_RECORDED, CASE_NOT_JSON("not-json"), NOT_MODELLED, UNREADABLE,
    CASE_NUMBER("number-too-big"), CASE_TOO_LONG("number-too-big"), CASE_TOO_LARGE("too-large"), NO_CASE("not-a-case"),
    // Files and disks.
    FILE_IS_FOLDER, FILE_IS_PIPE, TARGET_IS_PIPE("file-is-pipe"), TOO_LARGE, FILE_MISSING,
    READING_DENIED("file-not-readable"), FILE_NOT_READABLE, NOT_OPENABLE,
    TARGET_IS_FOLDER("file-is-folder"), FOLDER_MISSING, FOLDER_NOT_WRITABLE, DISK_FULL,
    DISK_READ_ONLY("folder-not-writable"), FILE_NOT_WRITABLE, FOLDER_NOT_MADE("folder-not-writable"),
    NOT_READ_BACK("not-openable"), FILE_NOT_REMOVED("file-not-writable"), NO_PATH("file-missing"),
    NO_NAME("file-missing"), SAMPLE_UNKNOWN,
    SAMPLE_NEAR("sample-unknown"),
    OUR_FAULT, OUT_NOT_WRITTEN, OUT_DISK_FULL("disk-full"), OUT_NOT_NUMBERED, FILM_TOO_LONG, FILE_GONE, NOT_KEPT,
    DISK_SILENT("not-kept"),
    GIVEN_UP,
    // Documents of a newer version.
    READ_ONLY, NEWER_VERSION_SHOWN("newer-version"), PART_NOT_UNDERSTOOD("not-understood"),
    FIELD_NOT_UNDERSTOOD("not-understood"),
    // What is typed after the name of the program.
    NO_SUCH_CHOICE, NEAR_CHOICE("no-such-choice"), SURPLUS_WORD, NO_WHOLE_NUMBER("not-whole"), NO_PICTURE_SIZE,
    ADDRESS_MISSING, WORD_TOO_LONG, NOTHING_TO_COMPARE, MORE_THAN_TWO, OTHER_STACK,
    // What is done by hand.
    TURNED_DOWN;

    /** What a machine may well have and is more than this program takes. */
    private static final Set<Wrong> LIMITS = Set.of(BEYOND_64_BITS, SIZE_TOO_BIG, GROUP_TOO_LARGE, GROUPS_TOO_MANY,
            POISONS_TOO_MANY, ZEROS_TOO_MANY, STORES_TOO_MANY, TOUCHED_TOO_MANY, TOO_DEEP, TOO_LONG, CASE_TOO_LONG,
            CASE_TOO_LARGE,
            TOO_LARGE, WORD_TOO_LONG, FILM_TOO_LONG);

    private final String code;

    Wrong() {
        this("");
    }

    Wrong(String code) {
        this.code = code;
    }

    /** Whether it is about a limit of this program, and about nothing that is wrong in itself. */
    public boolean isLimit() {
        return LIMITS.contains(this);
    }

    /** The short name it shares with others that are wrong in the same way, or its own. */
    @Override
    public String code() {
        return code.isEmpty() ? Because.super.code() : code;
    }
}
