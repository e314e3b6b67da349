package org.faultline.picture;

/**
 * A colour by what it stands for, which each theme has its own for.
 *
 * @param darker whether it is a shade darker than the theme's
 * @param part how much of it lies over the ground, 0 to 1: less is paler, and as opaque
 * @param opacity how much of what is below is covered, 0 to 1
 */
public record Paint(Role role, boolean darker, double part, double opacity) {
    public static final Paint GROUND = of(Role.GROUND);
    public static final Paint PANEL = of(Role.PANEL);
    public static final Paint QUIET = of(Role.QUIET);
    public static final Paint INK = of(Role.INK);
    public static final Paint FAINT = of(Role.FAINT);
    public static final Paint LINE = of(Role.LINE);
    public static final Paint HAIR = of(Role.HAIR);
    public static final Paint FAILURE = of(Role.FAILURE);
    public static final Paint FAILURE_INK = of(Role.FAILURE_INK);
    public static final Paint CHOSEN = of(Role.CHOSEN);
    public static final Paint DATA = of(Role.DATA);
    public static final Paint SHARED = of(Role.SHARED);
    public static final Paint METADATA = of(Role.METADATA);
    public static final Paint LOG = of(Role.LOG);
    public static final Paint ATTRIBUTES = of(Role.ATTRIBUTES);
    public static final Paint PROCESS = of(Role.PROCESS);
    public static final Paint DEAD = of(Role.DEAD);
    public static final Paint GUESS = of(Role.GUESS);
    public static final Paint INK_ON_STATE = of(Role.INK_ON_STATE);

    /** What colours stand for. */
    public enum Role {
        /** Behind everything. */
        GROUND,
        /** Cards and chips. */
        PANEL,
        /** Behind what is less than a card. */
        QUIET,
        /** Text. */
        INK,
        /** Text of second rank. */
        FAINT,
        /** Borders of strips. */
        LINE,
        /** Separators and borders of cards. */
        HAIR,
        /** The path of the failure, bad pages. */
        FAILURE,
        /** Text in the colour of the failure. */
        FAILURE_INK,
        /** What is selected. */
        CHOSEN,
        /** One owner's data. */
        DATA,
        /** The double line of shared data, on data. */
        SHARED,
        /** Metadata of the filesystem. */
        METADATA,
        /** The journal. */
        LOG,
        /** Attribute forks and extent btrees. */
        ATTRIBUTES,
        /** Mappings and processes. */
        PROCESS,
        /** What has died or was shut down. */
        DEAD,
        /** What somebody predicted. */
        GUESS,
        /** Text on a filled page. */
        INK_ON_STATE
    }

    private static Paint of(Role role) {
        return new Paint(role, false, 1, 1);
    }

    /** The same, a shade darker. */
    public Paint deeper() {
        return new Paint(role, true, part, opacity);
    }

    /** Laid over the ground with that opacity, as an opaque colour. */
    public Paint tint(double over) {
        return new Paint(role, darker, over, opacity);
    }

    /** Seen through. */
    public Paint veil(double seen) {
        return new Paint(role, darker, part, seen);
    }
}
