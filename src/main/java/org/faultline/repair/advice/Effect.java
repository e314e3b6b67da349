package org.faultline.repair.advice;

/**
 * What an action costs and destroys, whatever comes of it.
 *
 * @param clears whether it may make bad memory readable again, with other bytes than it held
 */
public record Effect(Cost cost, Destroyed destroyed, boolean clears) {
    /** What one waits for. */
    public enum Cost {
        MOMENT,
        /** The file is read or written as a whole. */
        FILE,
        /** Everything in the filesystem is read. */
        FILESYSTEM,
        /** All metadata is read; with many files that takes minutes to hours. */
        METADATA,
        /** All of the medium is read. */
        MEDIUM,
        /** Somebody has to look, or to fetch something. */
        PERSON
    }

    /** What is gone afterwards that was there before. */
    public enum Destroyed {
        NOTHING,
        /** What the bad sectors held, which nobody could read any more. */
        BAD_BYTES,
        /** What processes had not saved. */
        UNSAVED,
        /** The last of the file's users, and with it the file. */
        NAMELESS_FILE,
        /** What the repair cannot put together again; after a dirty log also the latest changes. */
        JUNKED,
        /** What every bad sector of the namespace held. */
        ALL_BAD_BYTES
    }

    /** What that action costs and destroys. */
    public static Effect of(Action action) {
        return switch (action) {
            case Action.WriteDown a -> harmless(Cost.MOMENT);
            case Action.Detect a -> harmless(Cost.MEDIUM);
            case Action.Mount a -> harmless(Cost.MOMENT);
            case Action.MakeWritable a -> harmless(Cost.MOMENT);
            case Action.Thaw a -> harmless(Cost.MOMENT);
            case Action.Unmount a -> harmless(Cost.MOMENT);
            case Action.Stop a -> new Effect(Cost.MOMENT, Destroyed.UNSAVED, false);
            case Action.Start a -> harmless(Cost.PERSON);
            case Action.Pause a -> harmless(Cost.MOMENT);
            case Action.Resume a -> harmless(Cost.MOMENT);
            case Action.Save a -> harmless(Cost.FILE);
            case Action.Provide a -> harmless(Cost.PERSON);
            case Action.Rewrite a -> new Effect(Cost.MOMENT, Destroyed.BAD_BYTES, true);
            case Action.Trim a -> harmless(Cost.MOMENT);
            case Action.Quarantine a -> harmless(Cost.MOMENT);
            case Action.Punch a -> new Effect(Cost.MOMENT, Destroyed.BAD_BYTES, false);
            case Action.Write a -> new Effect(Cost.MOMENT, Destroyed.NOTHING, true);
            case Action.Share a -> harmless(Cost.MOMENT);
            case Action.LetGo a -> new Effect(Cost.MOMENT, Destroyed.NAMELESS_FILE, false);
            case Action.CopyAway a -> harmless(Cost.FILESYSTEM);
            case Action.Rescue a -> harmless(Cost.FILESYSTEM);
            case Action.Rehearse a -> harmless(Cost.METADATA);
            case Action.Replay a -> harmless(Cost.MOMENT);
            case Action.Clear a -> new Effect(Cost.MOMENT, Destroyed.BAD_BYTES, true);
            case Action.ClearAll a -> new Effect(Cost.MOMENT, Destroyed.ALL_BAD_BYTES, true);
            case Action.Repair a -> new Effect(Cost.METADATA, Destroyed.JUNKED, false);
            case Action.Verify a -> harmless(Cost.METADATA);
            case Action.Search a -> harmless(Cost.PERSON);
            case Action.Leave a -> harmless(Cost.MOMENT);
        };
    }

    private static Effect harmless(Cost cost) {
        return new Effect(cost, Destroyed.NOTHING, false);
    }
}
