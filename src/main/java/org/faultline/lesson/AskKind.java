package org.faultline.lesson;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a lesson can ask: the list of what the engine can grade. */
public enum AskKind {
    /** Who gets a signal? */
    SIGNALLED(Form.PICK, About.NOTHING),
    /** Who is dead afterwards? */
    KILLED(Form.PICK, About.NOTHING),
    /** Whose bytes lie on the page? */
    OWNERS(Form.PICK, About.NOTHING),
    /** Which page of a file is it, counted from 0? */
    FILE_PAGE(Form.NUMBER, About.FILE),
    /** At which byte of a file does it begin? */
    FILE_OFFSET(Form.NUMBER, About.FILE),
    /** Which block is it, counted from the start of the filesystem's device? */
    BLOCK(Form.NUMBER, About.FILESYSTEM),
    /** Which page of memory is it? */
    PFN(Form.NUMBER, About.NOTHING),
    /** How many bytes of files are lost? */
    BYTES_LOST(Form.NUMBER, About.NOTHING),
    /** What does the signal to a process say of how much is gone: si_addr_lsb? */
    ADDRESS_LSB(Form.NUMBER, About.PROCESS),
    /** Which address does the signal to a process name: si_addr? */
    ADDRESS(Form.NUMBER, About.PROCESS),
    /** How many sectors of 512 bytes does the device list as bad? */
    SECTORS(Form.NUMBER, About.NOTHING),
    /** How many files have lost something for good once the page was cleared and xfs_repair has run? */
    FILES_LOST(Form.NUMBER, About.NOTHING),
    /** Which si_code does the signal to a process carry? */
    SIGNAL_CODE(Form.CHOICE, About.PROCESS),
    /** Is the filesystem still there afterwards? */
    SURVIVES(Form.CHOICE, About.FILESYSTEM),
    /** What does the next touch of the page do to a process? */
    NEXT_TOUCH(Form.CHOICE, About.PROCESS),
    /** What comes of a read of the page that went bad last, after the act that is asked about? */
    PAGE_AFTER(Form.CHOICE, About.NOTHING),
    /** Under which kernel did that happen? */
    DESIGN(Form.CHOICE, About.NOTHING),
    /** In which order is the page made good again? */
    RECOVERY(Form.ORDER, About.NOTHING),
    /** In which order do the functions of the kernel call each other, from the report to whom it hits? */
    CHAIN(Form.ORDER, About.NOTHING);

    private final Form form;
    private final About about;

    AskKind(Form form, About about) {
        this.form = form;
        this.about = about;
    }

    /** How it is answered. */
    public enum Form {
        /** Any number of those that are offered. */
        PICK,
        /** A number. */
        NUMBER,
        /** One of those that are offered. */
        CHOICE,
        /** All that are offered, in some order. */
        ORDER
    }

    /** What it asks about besides the page that goes bad. */
    public enum About {
        NOTHING, FILE, FILESYSTEM, PROCESS
    }

    public Form form() {
        return form;
    }

    public About about() {
        return about;
    }

    /** Whether an act has an answer in which no page goes bad: a device that goes, a touch, a write. */
    public boolean isOfAnyAct() {
        return switch (this) {
            case SIGNALLED, KILLED, SURVIVES, SIGNAL_CODE, ADDRESS, ADDRESS_LSB, PAGE_AFTER -> true;
            case OWNERS, FILE_PAGE, FILE_OFFSET, BLOCK, PFN, BYTES_LOST, SECTORS, FILES_LOST, NEXT_TOUCH, DESIGN,
                    RECOVERY, CHAIN -> false;
        };
    }

    /** Whether it asks for a place that has a number, which can be pointed at in the picture. */
    public boolean isPlace() {
        return this == FILE_PAGE || this == FILE_OFFSET || this == BLOCK || this == PFN;
    }

    /** Whether one has to have seen what happened before one can say it; everything else is to be predicted. */
    public boolean isAskedAfterwards() {
        return this == DESIGN || this == RECOVERY;
    }

    /** What documents call it: {@code file-offset}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What documents call by that word. */
    public static Optional<AskKind> of(String word) {
        return Stream.of(values()).filter(t -> t.word().equals(word)).findFirst();
    }
}
