package org.faultline.reason;

/** What a thing or a value of a document is called where a sentence speaks of its kind. */
public enum Noun {
    // Things with an id.
    DEVICE, FILESYSTEM, FILE, PROCESS, MAPPING, WATCHER,
    // Whose an address can be.
    PHYSICAL_MEMORY, BAD_BLOCKS, FILESYSTEMS, PAGE_CACHE, PROCESS_MEMORY,
    // How something is written.
    ADDRESS_FORMS, NOTICE_FORMS,
    // Values that are there.
    OBJECT, LIST, TEXT, NUMBER, TRUE, FALSE, NULL,
    // Values that are wanted.
    ANY_TEXT, QUOTED_TEXT, TEXTS, WHOLE_NUMBER, SIZE, ANY_SIZE, TRUTH
}
