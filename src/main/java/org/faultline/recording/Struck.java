package org.faultline.recording;

import java.util.List;
import java.util.Optional;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.Table;

/** Which of several files of one name a run is about: the one that holds the first page that goes bad. */
record Struck(KernelCase run) {
    Optional<String> among(List<String> paths) {
        return run.events().stream().filter(e -> e.kind().equals("inject")).flatMap(e -> offset(e).stream())
                .findFirst().flatMap(at -> paths.stream().filter(p -> holds(p, at)).findFirst());
    }

    private boolean holds(String path, long at) {
        return run.files().stream().filter(f -> f.path().equals(path)).flatMap(f -> CaseFiles.before(f).stream())
                .flatMap(s -> s.extents().stream()).anyMatch(e -> covers(e, at));
    }

    private static boolean covers(Extent e, long at) {
        return at >= e.at() && at < e.at() + e.length();
    }

    /** The byte of the filesystem's own device, through the linear lines of a table where there is one. */
    private Optional<Long> offset(Event event) {
        String[] place = event.place().orElse("").split("\\+", 2);
        if (place.length < 2) {
            return Optional.empty();
        }
        long byteOnDevice = Long.parseLong(place[1]);
        return run.tables().isEmpty()
                ? Optional.of(byteOnDevice)
                : run.tables().stream().flatMap(t -> above(t, place[0], byteOnDevice).stream()).findFirst();
    }

    private static Optional<Long> above(Table table, String device, long at) {
        for (String line : table.lines()) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 4 && words[2].equals("linear") && CaseFiles.device(words[3]).equals(device)) {
                long start = Long.parseLong(words[0]) * CaseFiles.SECTOR;
                long length = Long.parseLong(words[1]) * CaseFiles.SECTOR;
                long below = Long.parseLong(words[4]) * CaseFiles.SECTOR;
                if (at >= below && at < below + length) {
                    return Optional.of(at - below + start);
                }
            }
        }
        return Optional.empty();
    }
}
