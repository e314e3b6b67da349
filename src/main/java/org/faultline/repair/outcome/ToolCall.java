package org.faultline.repair.outcome;

/** A program that repairs a filesystem, and how it is called. */
public sealed interface ToolCall {
    /** Which program, and which version where that decides. */
    Tool tool();

    /** As a person types it, without what it is called on: {@code xfs_repair -L}, with its version in brackets behind. */
    String text();

    /** Whether the filesystem is mounted meanwhile, so that people can go on. */
    default boolean isOnline() {
        return tool().isOnline();
    }

    /**
     * xfs_repair(8), again as long as it says that there is more to do.
     *
     * @param tool one of its versions
     * @param zeroLog -L: what is in the log alone is thrown away
     */
    record XfsRepair(Tool tool, boolean zeroLog) implements ToolCall {
        public XfsRepair {
            if (tool.isOnline()) {
                throw new IllegalArgumentException(tool + " is no xfs_repair");
            }
        }

        @Override
        public String text() {
            return "xfs_repair" + (zeroLog ? " -L" : "") + " (" + tool.version() + ")";
        }
    }

    /**
     * xfs_scrub(8).
     *
     * @param media -x: the data of all files is read, too
     */
    record XfsScrub(boolean media) implements ToolCall {
        @Override
        public Tool tool() {
            return Tool.XFS_SCRUB;
        }

        @Override
        public String text() {
            return media ? "xfs_scrub -x" : "xfs_scrub";
        }
    }

    /**
     * xfs_healer(8) listens, and everything is looked at meanwhile.
     *
     * @param repair --repair --no-autofsck: it repairs whatever the filesystem says that it may
     */
    record XfsHealer(boolean repair) implements ToolCall {
        @Override
        public Tool tool() {
            return Tool.XFS_HEALER;
        }

        @Override
        public String text() {
            return repair ? "xfs_healer --repair --no-autofsck" : "xfs_healer";
        }
    }
}
