package org.faultline.assembly;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.problem.Place;

/** Where the complaints of a filesystem kind stand in the document. */
final class Complaints {
    private static final Pattern FILE = Pattern.compile("/files/([0-9]{1,9})(/.*)?");

    private Complaints() {}

    /** The place of a pointer that counts only the files that were asked for. */
    static Place place(Entry filesystem, String pointer, List<Placed<FileRequest>> asked) {
        Matcher file = FILE.matcher(pointer);
        if (!file.matches() || Integer.parseInt(file.group(1)) >= asked.size()) {
            return filesystem.below(pointer);
        }
        String rest = file.group(2) == null ? "" : file.group(2);
        return asked.get(Integer.parseInt(file.group(1))).entry().below(rest);
    }
}
