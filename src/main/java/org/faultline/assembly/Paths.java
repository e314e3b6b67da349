package org.faultline.assembly;

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
        if (!path.startsWith("/") || path.length() > LONGEST) {
            return false;
        }
        int from = 1;
        for (int i = 1; i <= path.length(); i++) {
            if (i == path.length() || path.charAt(i) == '/') {
                if (!isName(path, from, i)) {
                    return false;
                }
                from = i + 1;
            } else if (Character.isISOControl(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the characters from {@code from} to before {@code to} are a name that need not be resolved. */
    private static boolean isName(String path, int from, int to) {
        int length = to - from;
        boolean dots = length <= 2 && path.startsWith("..".substring(0, length), from);
        return length > 0 && length <= LONGEST_NAME && !dots;
    }
}
