package org.faultline.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that gets another content whole: written beside it, forced to the disk, then put in its place. Whoever dies on
 * the way leaves a part file, which the next to write here removes. What somebody put where the part file goes is not followed.
 *
 * @param target the file itself; a link there is replaced, and never followed
 * @param folder where it lies
 * @param own whether it is the program's own, which is nobody else's business; else it keeps the mode that it had
 */
record Replacement(Path target, Path folder, boolean own) {
    private static final String PART = ".part";

    void with(Content content, Disk disk) throws IOException {
        leftBehind().forEach(Replacement::remove);
        Path part = folder.resolve(prefix() + ProcessHandle.current().pid() + PART);
        Files.deleteIfExists(part);
        boolean anew = Files.notExists(target);
        Files.createFile(part, anew && !own ? new FileAttribute<?>[0] : OwnFiles.file());
        try {
            disk.write(part, content);
            if (!anew && !own) {
                keepPermissions(part);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        disk.force(folder);
    }

    private void keepPermissions(Path part) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (Files.exists(target) && view != null) {
            Files.setPosixFilePermissions(part, view.readAttributes().permissions());
        }
    }

    /** The parts of processes that are no more. */
    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(this::isLeftBehind).toList();
        }
    }

    private boolean isLeftBehind(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(prefix()) || !name.endsWith(PART)) {
            return false;
        }
        String pid = name.substring(prefix().length(), Math.max(prefix().length(), name.length() - PART.length()));
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            // It is in nobody's way.
        }
    }

    private String prefix() {
        return "." + target.getFileName() + ".";
    }
}
