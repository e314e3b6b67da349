package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {
    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_again() throws IOException {
        Path file = folder.resolve("a.json");

        assertThat(DocumentFile.write(file, "{\"title\": \"µ\"}\n")).isEmpty();
        assertThat(DocumentFile.read(file)).isInstanceOfSatisfying(DocumentFile.Loaded.Bytes.class,
                b -> assertThat(b.content()).asString().isEqualTo("{\"title\": \"µ\"}\n"));
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void saving_keeps_the_permissions_and_the_link_of_what_it_replaces() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

        assertThat(DocumentFile.write(link, "new")).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r--r--");
    }

    @Test
    void a_file_that_is_not_there_is_a_problem_with_its_name() {
        Path file = folder.resolve("no.json");

        assertThat(DocumentFile.read(file)).isInstanceOfSatisfying(DocumentFile.Loaded.Unreadable.class, u -> {
            assertThat(u.problem().code()).isEqualTo("file-missing");
            assertThat(u.problem().place().file()).isEqualTo(file.toString());
        });
    }

    @Test
    void a_folder_is_no_document() {
        assertThat(DocumentFile.read(folder)).isInstanceOfSatisfying(DocumentFile.Loaded.Unreadable.class,
                u -> assertThat(u.problem().code()).isEqualTo("file-is-folder"));
        assertThat(DocumentFile.write(folder, "text")).map(Problem::code).contains("file-is-folder");
    }

    @Test
    void a_folder_that_vanished_is_a_problem_and_nothing_is_made() {
        Path file = folder.resolve("gone/a.json");

        assertThat(DocumentFile.write(file, "text")).map(Problem::code).contains("folder-missing");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_written_stays_as_it_was() throws IOException {
        Path file = folder.resolve("n".repeat(250));
        assertThatCode(() -> Files.writeString(file, "old")).doesNotThrowAnyException();

        assertThat(DocumentFile.write(file, "new")).map(Problem::code).contains("file-not-writable");
        assertThat(file).hasContent("old");
        assertThat(names()).hasSize(1);
    }

    @Test
    void a_file_that_is_far_too_large_is_not_read_and_says_how_large_it_may_be() throws IOException {
        Path file = folder.resolve("large.json");
        Files.write(file, new byte[110]);

        assertThat(DocumentFile.read(file, 110)).isInstanceOfSatisfying(DocumentFile.Loaded.Bytes.class,
                b -> assertThat(b.content()).hasSize(110));
        assertThat(DocumentFile.read(file, 100)).isInstanceOfSatisfying(DocumentFile.Loaded.Unreadable.class, u -> {
            assertThat(u.problem().code()).isEqualTo("too-large");
            assertThat(Sentences.of(u.problem())).contains("110 bytes", "more than 100 ", "memory");
        });
    }

    @Test
    void bytes_replace_a_file_whole_or_not_at_all() throws IOException {
        Path file = Files.writeString(folder.resolve("picture.png"), "old");

        DocumentFile.replace(file, Content.of(new byte[]{1, 2, 3}));
        assertThat(file).hasBinaryContent(new byte[]{1, 2, 3});
        assertThat(names()).containsExactly("picture.png");
        assertThatThrownBy(() -> DocumentFile.replace(folder, Content.of(new byte[]{1})))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> DocumentFile.replace(folder.resolve("gone/picture.png"), Content.of(new byte[]{1})))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_full_disk_is_told_and_what_was_there_stays() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");

        Problem problem = DocumentFile
                .write(file, "new", new Refusing(new IOException("No space left on device"), new Disk.State(false, 2)))
                .orElseThrow();
        assertThat(problem.code()).isEqualTo("disk-full");
        assertThat(Sentences.of(problem)).isEqualTo("There is no room for it: No space left on device.");
        assertThat(Sentences.remedy(problem)).contains("still open");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void a_place_that_can_only_be_read_is_told() {
        Path file = folder.resolve("a.json");

        Disk.State onlyRead = new Disk.State(true, 0);
        assertThat(DocumentFile.write(file, "new", new Refusing(new AccessDeniedException("a"), onlyRead)))
                .map(Problem::code).contains("folder-not-writable");
        assertThat(DocumentFile.write(file, "new",
                new Refusing(new FileSystemException("a", null, "Dateisystem ist nur lesbar"), onlyRead)))
                .map(Sentences::of)
                .contains("Its folder is on a disk that can only be read.");
        assertThat(file).doesNotExist();
    }

    @Test
    void what_a_dead_process_left_half_written_is_removed_and_what_a_living_one_writes_is_not() throws IOException {
        Process dead = new ProcessBuilder("true").start();
        dead.onExit().join();
        Files.writeString(folder.resolve(".a.json." + dead.pid() + ".part"), "half");
        String living = ".a.json." + ProcessHandle.current().parent().orElseThrow().pid() + ".part";
        Files.writeString(folder.resolve(living), "half");
        Files.writeString(folder.resolve(".a.json.mine.part"), "of somebody");

        assertThat(DocumentFile.write(folder.resolve("a.json"), "new")).isEmpty();
        assertThat(names()).containsExactlyInAnyOrder("a.json", living, ".a.json.mine.part");
    }

    @Test
    void what_somebody_put_where_the_part_file_goes_is_not_written_through() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Files.createSymbolicLink(folder.resolve(".a.json." + ProcessHandle.current().pid() + ".part"), victim);

        assertThat(DocumentFile.write(file, "new")).isEmpty();
        assertThat(victim).hasContent("precious");
        assertThat(file).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    @Test
    void what_the_program_keeps_for_itself_is_nobody_elses_business_and_follows_no_link() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path kept = folder.resolve("state/kept");
        Path own = kept.resolve("own.json");
        assertThat(DocumentFile.writeOwn(own, "mine")).isEmpty();
        assertThat(mode(own)).isEqualTo("rw-------");
        assertThat(mode(kept)).isEqualTo("rwx------");

        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.delete(own);
        Files.createSymbolicLink(own, victim);
        assertThat(DocumentFile.writeOwn(own, "mine")).isEmpty();
        assertThat(victim).hasContent("precious");
        assertThat(own).hasContent("mine");
        assertThat(Files.isSymbolicLink(own)).isFalse();
        assertThat(mode(kept)).isEqualTo("rwx------");
    }

    @Test
    void a_private_document_stays_private() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(DocumentFile.write(file, "new")).isEmpty();
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void a_pipe_is_no_document() throws IOException {
        Path pipe = folder.resolve("pipe.json");
        new ProcessBuilder("mkfifo", pipe.toString()).start().onExit().join();

        assertThat(Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> DocumentFile.read(pipe)))
                .isInstanceOfSatisfying(DocumentFile.Loaded.Unreadable.class,
                        u -> assertThat(u.problem().code()).isEqualTo("file-is-pipe"));
        assertThat(DocumentFile.write(pipe, "text")).map(Problem::code).contains("file-is-pipe");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** A disk that takes half of a file. */
    private record Refusing(IOException reason, Disk.State asked) implements Disk {
        @Override
        public void write(Path file, Content content) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.to(bytes);
            Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
            throw reason;
        }

        @Override
        public Optional<State> state(Path folder) {
            return Optional.of(asked);
        }

        @Override
        public void force(Path folder) {}
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList().stream();
        }
    }
}
