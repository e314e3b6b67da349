package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.problem.Problem;
import org.faultline.session.Session;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a document says is looked at before anything is made of it: no number costs more than it is worth. */
class NumbersTest {
    private static final Path TRIO = Path.of("samples/reflink-trio.json");

    @Test
    void more_pages_may_not_have_been_touched_than_are_entered_one_by_one() throws IOException {
        String large = trio().replace("\"size\": \"1 GiB\"", "\"size\": \"64 GiB\"")
                .replace("\"size\": \"1 MiB\", \"extents\"",
                        "\"faulted\": [{\"page\": 0, \"pages\": 4294967296}], \"size\": \"8 GiB\", \"was\"");

        assertThat(check(large)).extracting(Problem::code).contains("number-too-big");
        assertThat(check(trio().replace("\"size\": \"1 MiB\",",
                "\"size\": \"1 MiB\", \"faulted\": [{\"page\": 0, \"pages\": 4294967296}],")))
                .noneMatch(Problem::isError);
    }

    @Test
    void groups_are_counted_before_they_are_made() throws IOException {
        assertThat(check(recorded("4096", "1 GiB"))).extracting(Problem::code).contains("number-too-big");
        assertThat(check(recorded("17 TiB", "17 TiB"))).extracting(Problem::code).contains("number-too-big");
    }

    @Test
    void on_a_device_that_cannot_be_nothing_is_made_nor_on_what_lies_on_it() throws IOException {
        String mapped = trio().replace("\"memory\": \"nvdimm\"}", "\"memory\": \"nvdimm\"}, {\"id\": \"part\","
                + " \"kind\": \"partition\", \"on\": \"pmem0\", \"start\": 0, \"size\": \"1024 PiB\"},"
                + " {\"id\": \"dm0\", \"kind\": \"dm\", \"table\": [\"0 999999999992 linear part 0\"]}")
                .replace("\"on\": \"pmem0\", \"mount\"", "\"on\": \"dm0\", \"mount\"");

        assertThat(check(mapped)).extracting(Problem::code).contains("partition-past-end")
                .doesNotContain("number-too-big");
    }

    @Test
    void a_device_file_may_be_as_large_as_its_device() throws IOException {
        String dax = """
                {"format": "faultline", "version": 1, "title": "", "design": "linux-6.12",
                 "devices": [{"id": "p", "kind": "pmem", "base": "0x100000000", "size": "24 TiB", "dataOffset": 0,
                              "memory": "nvdimm", "mode": "devdax"}],
                 "filesystems": [{"id": "d", "kind": "devdax", "on": "p", "mount": "/dev",
                                  "files": [{"id": "f", "path": "/dax0.0", "size": "24 TiB"}]}],
                 "processes": [], "story": [{"act": "poison", "at": "file:/dev/dax0.0@25288767438848"}]}
                """;

        assertThat(check(dax)).noneMatch(Problem::isError);
        assertThat(Session.read("x", bytes(dax), Optional.empty()).session().orElseThrow().run().trace().verdicts()
                .getFirst().pfn().bytes().start()).isEqualTo(0x100000000L + (23L << 40));
    }

    private static String recorded(String group, String size) throws IOException {
        return trio().replace("\"size\": \"1 GiB\"", "\"size\": \"18 TiB\"").replace("\"blockSize\": 4096,",
                "\"blockSize\": 4096, \"recorded\": {\"groupSize\": \"" + group + "\", \"size\": \"" + size
                        + "\", \"records\": []},");
    }

    private static String trio() throws IOException {
        return Files.readString(TRIO);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Problem> check(String text) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> Session.check("x", bytes(text), Budget.UNLIMITED));
    }
}
