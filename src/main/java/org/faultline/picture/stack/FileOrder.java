package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Inode;

/** The files of a filesystem from left to right, and which of them are shown first where there is no room for all. */
final class FileOrder {
    private final FileIndex files;
    private final List<String> chosen;
    private final Set<LayerId> mapped;
    private final List<Inode> row;
    private final int[] first;

    /**
     * @param chosen ids in the order somebody chose
     * @param row the files in that order
     * @param cast what the run is about: it comes first
     * @param mapped what somebody maps: it comes next
     */
    FileOrder(FileIndex files, List<String> chosen, List<Inode> row, Set<LayerId> cast, Set<LayerId> mapped) {
        this.files = files;
        this.chosen = chosen;
        this.row = row;
        this.mapped = mapped;
        first = first(row, cast, mapped);
    }

    private static int[] first(List<Inode> row, Set<LayerId> cast, Set<LayerId> mapped) {
        int[] places = new int[row.size()];
        int[] next = new int[row.size()];
        int[] rest = new int[row.size()];
        int casts = 0;
        int maps = 0;
        int others = 0;
        for (int i = 0; i < places.length; i++) {
            LayerId id = row.get(i).id();
            if (cast.contains(id)) {
                places[casts] = i;
                casts++;
            } else if (mapped.contains(id)) {
                next[maps] = i;
                maps++;
            } else {
                rest[others] = i;
                others++;
            }
        }
        System.arraycopy(next, 0, places, casts, maps);
        System.arraycopy(rest, 0, places, casts + maps, others);
        return places;
    }

    /** Whether nothing has changed that it depends on, besides the run. */
    boolean isOf(FileIndex nowFiles, List<String> nowChosen, Set<LayerId> nowMapped) {
        return files == nowFiles && chosen.equals(nowChosen) && mapped.equals(nowMapped);
    }

    /** All files. */
    List<Inode> row() {
        return row;
    }

    /** So many of the files as there is room for, from left to right. */
    List<Inode> first(int most) {
        int[] places = Arrays.copyOf(first, Math.min(most, first.length));
        Arrays.sort(places);
        List<Inode> shown = new ArrayList<>();
        for (int place : places) {
            shown.add(row.get(place));
        }
        return shown;
    }
}
