package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFilesTest {
    @TempDir
    private Path folder;

    @Test
    void the_newest_file_comes_first_and_none_comes_twice() {
        RecentFiles recent = RecentFiles.in(folder.resolve("not/yet"));
        recent.add(Path.of("/a.json"));
        recent.add(Path.of("/b.json"));
        recent.add(Path.of("/x/../a.json"));

        assertThat(RecentFiles.in(folder.resolve("not/yet")).paths()).containsExactly(Path.of("/a.json"),
                Path.of("/b.json"));
    }

    @Test
    void only_so_many_are_kept() {
        RecentFiles recent = RecentFiles.in(folder);
        IntStream.range(0, 30).forEach(i -> recent.add(Path.of("/" + i)));

        assertThat(recent.paths()).hasSize(RecentFiles.LIMIT).startsWith(Path.of("/29"));
    }

    @Test
    void a_list_that_cannot_be_kept_stops_nobody() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        RecentFiles recent = RecentFiles.in(file);
        recent.add(Path.of("/a.json"));

        assertThat(recent.paths()).isEmpty();
    }
}
