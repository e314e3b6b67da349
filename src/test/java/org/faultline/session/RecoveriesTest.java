package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.format.TopologyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveriesTest {
    private static final String DEAD = "00000000-0000-0000-0000-000000000000";

    @TempDir
    private Path folder;

    private final Session trio = Samples.open("reflink-trio").flatMap(Opened::session).orElseThrow();
    private final Session changed = trio.poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn());

    @Test
    void there_is_a_file_only_while_there_is_something_to_lose() throws IOException {
        RecoveryFile file = Recoveries.in(folder).start();
        assertThat(file.keep(trio)).isEmpty();
        assertThat(names()).noneMatch(n -> n.endsWith(".json"));
        assertThat(file.keep(changed)).isEmpty();
        assertThat(names()).filteredOn(n -> n.endsWith(".json")).hasSize(1);
        assertThat(file.keep(changed.undo())).isEmpty();
        assertThat(names()).noneMatch(n -> n.endsWith(".json"));

        file.keep(changed);
        file.close();
        assertThat(file.keep(changed)).isEmpty();
        assertThat(names()).noneMatch(n -> n.endsWith(".json"));
    }

    @Test
    void nobody_else_can_read_what_is_kept() throws IOException {
        Recoveries.in(folder).start().keep(changed);

        Path kept = folder.resolve("recovery");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept))).isEqualTo("rwx------");
        for (String name : names()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.resolve(name)))).as(name)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void locks_of_programs_that_are_gone_and_left_nothing_are_removed() throws IOException {
        Path gone = Files.createDirectories(folder.resolve("recovery")).resolve(DEAD + ".lock");
        Files.createFile(gone);
        Recoveries running = Recoveries.in(folder);
        running.start();

        assertThat(Recoveries.in(folder).found()).isEmpty();
        assertThat(names()).hasSize(1).noneMatch(n -> n.startsWith(DEAD));
    }

    @Test
    void what_a_running_program_keeps_is_offered_to_nobody() {
        Recoveries running = Recoveries.in(folder);
        running.start().keep(changed);

        assertThat(running.found()).isEmpty();
        assertThat(Recoveries.in(folder).found()).isEmpty();
    }

    @Test
    void what_was_left_behind_is_offered_with_its_file_and_the_difference() throws IOException {
        Path original = folder.resolve("mine.json");
        Session saved = trio.save(original).session();
        Session later = saved.apply(Edit.of("Ask", d -> d.with(Pointer.ROOT.key("question"), Node.of("Who?"))))
                .session().orElseThrow();
        die(later);

        Recovered left = Recoveries.in(folder).found().getFirst();
        assertThat(left.original()).contains(original);
        assertThat(left.title()).isEqualTo("Reflink trio");
        assertThat(left.difference()).isEqualTo(new LineDifference(1, 1));
        assertThat(left.when()).isEqualTo(Files.getLastModifiedTime(left.document()).toInstant());
    }

    @Test
    void opened_it_is_an_unsaved_change_of_its_file_which_stays_as_it_was() throws IOException {
        Path original = folder.resolve("mine.json");
        Session saved = trio.save(original).session();
        die(saved.poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn()));
        String before = Files.readString(original);

        Recoveries next = Recoveries.in(folder);
        Session again = next.open(next.found().getFirst()).session().orElseThrow();
        assertThat(again.isModified()).isTrue();
        assertThat(again.file()).contains(original);
        assertThat(again.onDisk()).isEqualTo(new OnDisk.Older());
        assertThat(again.run().trace().steps()).isEqualTo(changed.run().trace().steps());
        assertThat(again.undo().isModified()).isFalse();
        assertThat(original).hasContent(before);
    }

    @Test
    void a_document_without_a_file_and_one_whose_file_is_gone_are_recovered_whole() throws IOException {
        die(changed);
        Recoveries next = Recoveries.in(folder);
        Session again = next.open(next.found().getFirst()).session().orElseThrow();
        assertThat(again.isModified()).isTrue();
        assertThat(again.file()).isEmpty();
        assertThat(TopologyJson.write(again.document())).isEqualTo(TopologyJson.write(changed.document()));
        next.discard(next.found().getFirst());

        Path original = folder.resolve("mine.json");
        Session saved = trio.save(original).session();
        die(saved.poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn()));
        Files.delete(original);
        next = Recoveries.in(folder);
        again = next.open(next.found().getFirst()).session().orElseThrow();
        assertThat(again.isModified()).isTrue();
        assertThat(again.onDisk()).isEqualTo(new OnDisk.Gone());
    }

    @Test
    void what_was_opened_stays_until_it_is_kept_anew() throws IOException {
        die(changed);
        Recoveries next = Recoveries.in(folder);
        RecoveryFile file = next.start();
        Recovered left = next.found().getFirst();
        Session again = next.open(left).session().orElseThrow();
        assertThat(left.document()).exists();
        file.keep(again);
        assertThat(left.document()).doesNotExist();
        assertThat(names()).filteredOn(n -> n.endsWith(".json")).hasSize(1);
    }

    @Test
    void what_was_discarded_is_gone_and_what_was_saved_after_all_is_not_offered() throws IOException {
        die(changed);
        Recoveries next = Recoveries.in(folder);
        next.discard(next.found().getFirst());
        assertThat(names()).isEmpty();

        Path original = folder.resolve("mine.json");
        Session saved = trio.save(original).session();
        Session later = saved.poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn());
        die(later);
        later.save(original);
        assertThat(Recoveries.in(folder).found()).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void what_lost_the_note_of_its_file_is_offered_without_one() throws IOException {
        Session saved = trio.save(folder.resolve("mine.json")).session();
        die(saved.poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.CorruptPfn()));
        Path note = folder.resolve("recovery").resolve(
                names().stream().filter(n -> n.endsWith(".file")).findFirst().orElseThrow());
        Files.writeString(note, "a\u0000b");
        assertThat(Recoveries.in(folder).found()).singleElement().satisfies(r -> assertThat(r.original()).isEmpty());
        Files.delete(note);
        Recoveries next = Recoveries.in(folder);
        Session again = next.open(next.found().getFirst()).session().orElseThrow();
        assertThat(again.file()).isEmpty();
        assertThat(again.isModified()).isTrue();
    }

    @Test
    void a_document_of_a_broken_text_is_not_opened() throws IOException {
        die(changed);
        Recoveries next = Recoveries.in(folder);
        Recovered left = next.found().getFirst();
        Files.writeString(left.document(), "{");
        assertThat(next.open(left).session()).isEmpty();
        assertThat(next.open(left).problems()).isNotEmpty();
        assertThat(left.document()).exists();
    }

    @Test
    void programs_that_keep_nothing_find_nothing() {
        assertThat(Recoveries.none().found()).isEqualTo(List.of());
        assertThat(Optional.of(folder)).hasValueSatisfying(f -> assertThat(Recoveries.in(f).found()).isEmpty());
    }

    /** Leaves what a program leaves that is killed with {@code session} open: its files, and a lock nobody holds. */
    private void die(Session session) throws IOException {
        Recoveries program = Recoveries.in(folder);
        program.start().keep(session);
        Path place = folder.resolve("recovery");
        for (String name : names()) {
            String left = DEAD + name.substring(DEAD.length());
            if (name.endsWith(".lock")) {
                Files.writeString(place.resolve(left), "");
            } else {
                Files.move(place.resolve(name), place.resolve(left));
            }
            Files.deleteIfExists(place.resolve(name));
        }
    }

    private List<String> names() throws IOException {
        Path place = folder.resolve("recovery");
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
