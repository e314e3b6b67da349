package org.faultline.soak;

/**
 * How large a scenario is: at most so many of each.
 *
 * @param pages of one file
 */
record Scale(int files, int pages, int processes, int mappings, int acts) {
    private static final Scale SMALL = new Scale(3, 12, 3, 2, 24);
    private static final Scale MIDDLE = new Scale(6, 80, 6, 3, 80);
    /** Few files, but some that have room for an entry of 2 MiB. */
    private static final Scale WIDE = new Scale(3, 1600, 4, 3, 40);
    private static final Scale LARGE = new Scale(14, 1200, 20, 4, 240);

    static Scale of(Chance chance) {
        return chance.in(12, 20) ? SMALL : chance.in(1, 2) ? WIDE : chance.in(11, 12) ? MIDDLE : LARGE;
    }
}
