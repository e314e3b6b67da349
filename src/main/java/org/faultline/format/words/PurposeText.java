package org.faultline.format.words;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.repair.Purpose;
import org.faultline.repair.Purpose.Inodes;
import org.faultline.repair.outcome.Piece;

/** What a block holds, in words. */
public final class PurposeText {
    private PurposeText() {}

    /** Half a sentence: {@code the root of the reverse map (rmapbt) of group 0}. */
    public static String of(Purpose purpose, Filesystem fs) {
        return switch (purpose) {
            case Purpose.PrimarySuperblock p -> ForecastWords.text("Purpose.PrimarySuperblock", fs.mountPoint());
            case Purpose.SecondarySuperblock s -> ForecastWords.text("Purpose.SecondarySuperblock", s.group());
            case Purpose.Header h -> ForecastWords.text("Purpose." + h.kind(), h.group());
            case Purpose.FreeListBlock f -> ForecastWords.text("Purpose.FreeListBlock", f.group());
            case Purpose.GroupTree t -> ForecastWords.text("Purpose." + t.kind(), t.group(),
                    ForecastWords.text(t.root() ? "tree.root" : "tree.block"));
            case Purpose.GroupSpace g -> ForecastWords.text("Purpose.GroupSpace", g.group());
            case Purpose.InodeCluster c -> ForecastWords.text("Purpose.InodeCluster", c.held().first(),
                    c.held().last(), paths(files(fs, c.held())));
            case Purpose.ExtentTree e -> ForecastWords.text("Purpose.ExtentTree", e.file().path());
            case Purpose.DirectoryNames d ->
                    ForecastWords.text("Purpose.DirectoryNames", d.directory().path(), d.fileBlock());
            case Purpose.DirectoryIndex d -> ForecastWords.text("Purpose.DirectoryIndex", d.directory().path());
            case Purpose.Attributes a -> ForecastWords.text("Purpose.Attributes", a.file().path());
            case Purpose.SymlinkTarget s -> ForecastWords.text("Purpose.SymlinkTarget", s.link().path());
            case Purpose.InternalLog l -> ForecastWords.text("Purpose.InternalLog", l.block());
            case Purpose.ExternalLog l -> ForecastWords.text("Purpose.ExternalLog");
            case Purpose.FileData d -> d.isUnwritten()
                    ? ForecastWords.text("Purpose.FileData.unwritten", pieces(d.pieces(), fs))
                    : ForecastWords.text("Purpose.FileData", pieces(d.pieces(), fs));
            case Purpose.CowStaging c -> ForecastWords.text("Purpose.CowStaging");
            case Purpose.Quota q -> ForecastWords.text("Purpose.Quota");
            case Purpose.RealtimeBitmap r -> ForecastWords.text("Purpose.RealtimeBitmap");
            case Purpose.RealtimeSummary r -> ForecastWords.text("Purpose.RealtimeSummary");
            case Purpose.FreeSpace f -> ForecastWords.text("Purpose.FreeSpace");
            case Purpose.Other o -> ForecastWords.text("Purpose.Other", o.owner().label());
            case Purpose.Nothing n -> ForecastWords.text("Purpose.Nothing");
        };
    }

    private static List<Inode> files(Filesystem fs, Inodes numbers) {
        return numbers.all().flatMap(n -> fs.inode(n).stream()).filter(Inode::isThere).toList();
    }

    /** {@code bytes 0 to 4095 of /mnt/db/a, bytes 0 to 4095 of /mnt/db/b}. */
    public static String pieces(List<Piece> pieces, Filesystem fs) {
        return pieces.stream().map(p -> ForecastWords.text("piece", p.offset(), p.offset() + fs.blockSize() - 1,
                p.file().path())).collect(Collectors.joining(", "));
    }

    /** The first paths, and how many more there are. */
    public static String paths(List<Inode> files) {
        return names(files, Inode::path);
    }

    /** What the first are called, and how many more there are. */
    static <T> String names(List<T> all, Function<T, String> name) {
        int most = 8;
        if (all.isEmpty()) {
            return ForecastWords.text("loss.unnamed");
        }
        String some = all.stream().limit(most).map(name).collect(Collectors.joining(", "));
        return all.size() <= most ? some : ForecastWords.text("loss.more", some, all.size() - most);
    }
}
