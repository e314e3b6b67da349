package org.faultline.assembly;

import java.util.Arrays;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Paths and mount points: absolute, each name once between slashes, nothing to be resolved. */
final class Paths {
    private static final int LONGEST = 4095;
    private static final int LONGEST_NAME = 255;

    private Paths() {}

    /** A field that says where a filesystem is mounted. */
    static String mount(Entry entry, String key) {
        String path = entry.text(key);
        if (entry.isGood(key) && !path.equals("/") && !isPlain(path)) {
            entry.error(key, Wrong.BAD_MOUNT, Detail.quoted(path));
        }
        return path;
    }

    /** A field that names a file below a mount point, as the whole path. */
    static String below(String mount, Entry entry, String key) {
        String path = entry.text(key);
        if (entry.isGood(key) && !isPlain(path)) {
            entry.error(key, Wrong.BAD_PATH, Detail.quoted(path));
        }
        return mount.equals("/") ? path : mount + path;
    }

    private static boolean isPlain(String path) {
        return path.startsWith("/") && path.length() <= LONGEST
                && path.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(path.substring(1).split("/", -1)).allMatch(Paths::isName);
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.length() <= LONGEST_NAME;
    }
}
