package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.AddressText;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.budget.Budget;
import org.faultline.design.table.Designs;
import org.faultline.device.target.Targets;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.filesystem.Unmakeable;
import org.faultline.filesystem.xfs.XfsMkfs;
import org.faultline.format.TopologyJson;
import org.faultline.machine.Machine;
import org.faultline.part.Description;
import org.faultline.problem.Problem;
import org.faultline.process.UserProcess;
import org.faultline.watcher.kinds.Watchers;
import org.junit.jupiter.api.Test;

/** How a document becomes a machine. */
class AssemblerTest {
    @Test
    void everyFieldOfTheTrioArrivesInTheMachine() throws IOException {
        RunPlan plan = plan(trio());
        UserProcess reporter = plan.machine().process(103).orElseThrow();
        assertThat(reporter.comm()).isEqualTo("report");
        assertThat(reporter.policy()).isEqualTo(UserProcess.KillPolicy.EARLY);
        assertThat(reporter.mappings().getFirst().shared()).isFalse();
        assertThat(reporter.mappings().getFirst().address()).isEqualTo(0x7f33_0000_0000L);
        assertThat(plan.setUp()).startsWith(new Act.Touch(103, new LayerId("m103"), 0, 1, false),
                new Act.Touch(103, new LayerId("m103"), 3, 1, true)).hasSize(4);
        assertThat(plan.story()).containsExactly(
                new Act.Poison(new Address.OfFile("/mnt/db/a", 0), new Notice.CorruptPfn()));
        assertThat(plan.machine().earlyKill()).isFalse();
    }

    @Test
    void a_process_is_of_the_family_of_its_parent() throws IOException {
        TopologyDocument document = trio().with(new Pointer("/processes/1/parent"), Node.of("p101"))
                .with(new Pointer("/processes/2/parent"), Node.of("p102"));
        assertThat(plan(trio()).machine().processes().getLast().family()).isEqualTo(new LayerId("p103"));
        assertThat(plan(document).machine().processes()).extracting(UserProcess::family)
                .containsOnly(new LayerId("p101"));
    }

    @Test
    void whatIsLeftOutGetsTheUsualValue() throws IOException {
        TopologyDocument document = trio();
        for (String pointer : List.of("/devices/0/name", "/devices/0/memory", "/filesystems/0/blockSize",
                "/filesystems/0/rmapbt", "/filesystems/0/reflink", "/filesystems/0/dax",
                "/processes/0/mappings/0/offset",
                "/processes/0/sigbus", "/acts/0/page", "/acts/0/pages", "/story/0/how")) {
            assertThat(document.find(new Pointer(pointer))).as(pointer).isPresent();
            document = document.without(new Pointer(pointer));
        }
        RunPlan plan = plan(document);
        RunPlan whole = plan(trio());
        assertThat(plan.machine().devices()).isEqualTo(whole.machine().devices());
        assertThat(plan.machine().processes()).isEqualTo(whole.machine().processes());
        assertThat(plan.setUp()).isEqualTo(whole.setUp());
        assertThat(plan.story()).isEqualTo(whole.story());
    }

    @Test
    void aPartitionShiftsEveryPageByItsStart() throws IOException {
        TopologyDocument document = trio()
                .with(new Pointer("/devices/-"), partition("part1", "pmem0", "2 MiB", "900 MiB"))
                .with(new Pointer("/filesystems/0/on"), Node.of("part1"));
        RunPlan plan = plan(document);
        assertThat(AddressText.parse("file:/mnt/db/a@0").orElseThrow().resolve(plan.machine()))
                .isEqualTo(new Address.Resolution.Found(new Pfn(0x101C00 + 512)));
    }

    @Test
    void reflinkAndDaxOnAPartitionIsAWarningBecauseRealKernelsRefuseIt() throws IOException {
        TopologyDocument document = trio()
                .with(new Pointer("/devices/-"), partition("part1", "pmem0", "2 MiB", "900 MiB"))
                .with(new Pointer("/filesystems/0/on"), Node.of("part1"));
        assertThat(Assembler.assemble(document).problems()).extracting(Problem::code)
                .containsExactly("mount-refused");
    }

    @Test
    void aNameLongerThanTheKernelKeepsIsCutWithAWarning() throws IOException {
        Assembled assembled = Assembler
                .assemble(trio().with(new Pointer("/processes/0/name"), Node.of("postgres-checkpointer")));
        assertThat(assembled.problems()).extracting(Problem::code).containsExactly("comm-too-long");
        assertThat(assembled.plan().orElseThrow().machine().process(101).orElseThrow().comm())
                .isEqualTo("postgres-checkp");
    }

    @Test
    void aFileThatAnActCreatesIsThereForTheActsAfterIt() throws IOException {
        TopologyDocument document = read("""
                {"acts": [
                  {"act": "reflink", "source": "a", "target": "c", "path": "/c", "length": "1 MiB"},
                  {"act": "write", "pid": 101, "file": "c", "offset": 0, "length": "2 MiB"},
                  {"act": "poison", "at": "file:/mnt/c@1 MiB"}]}""");
        Node acts = document.find(new Pointer("/acts")).orElseThrow();
        RunPlan plan = plan(trio().with(new Pointer("/acts"), acts));
        assertThat(plan.setUp()).hasSize(3)
                .contains(new Act.Reflink(new LayerId("a"), 0, new LayerId("c"), "/mnt/c", 0, 1 << 20));
    }

    @Test
    void whatATruncateMakesLongerCanBeSharedToItsNewEnd() throws IOException {
        TopologyDocument document = read("""
                {"acts": [
                  {"act": "truncate", "file": "a", "size": "1028 KiB"},
                  {"act": "reflink", "source": "a", "sourceOffset": "1 MiB", "target": "c", "path": "/c",
                    "length": 4096}]}""");
        RunPlan plan = plan(trio().with(new Pointer("/acts"), document.find(new Pointer("/acts")).orElseThrow()));

        assertThat(plan.setUp())
                .contains(new Act.Reflink(new LayerId("a"), 1 << 20, new LayerId("c"), "/mnt/c", 0, 4096));
    }

    @Test
    void anActSaysWhereItsBlocksLie() throws IOException {
        TopologyDocument document = read("""
                {"acts": [
                  {"act": "write", "file": "a", "offset": "1 MiB", "length": 8192, "extents": [
                    {"offset": "1 MiB", "at": "40 MiB", "length": 4096}, {"offset": "1 MiB", "at": 0, "length": 8192}]},
                  {"act": "touch", "pid": 101, "mapping": "m101", "page": 3, "access": "write", "extents": [
                    {"offset": 12288, "at": "50 MiB", "length": 4096}]}]}""");
        RunPlan plan = plan(trio().with(new Pointer("/acts"), document.find(new Pointer("/acts")).orElseThrow()));

        assertThat(plan.setUp()).containsExactly(
                new Act.Write(Act.NOBODY, new LayerId("a"), 1 << 20, 8192, Placements.of(List.of(
                        new Placements.Run(1 << 20, 40 << 20, 4096), new Placements.Run(1 << 20, 0, 8192)))),
                new Act.Touch(101, new LayerId("m101"), 3, 1, true,
                        Placements.of(List.of(new Placements.Run(12288, 50 << 20, 4096)))));
    }

    @Test
    void aComplaintOfAFilesystemKindStandsAtTheFileItIsAbout() throws IOException {
        FilesystemKind moody = new FilesystemKind() {
            @Override
            public Description description() {
                return new Description("xfs", "XFS", "A filesystem that dislikes the last file it is given.", List.of(),
                        XfsMkfs.KIND.description().fields());
            }

            @Override
            public Made make(Request request, Budget budget) {
                assertThat(request.files()).extracting(FileRequest::reflinkOf)
                        .containsExactly(Optional.empty(), Optional.of(new LayerId("a")));
                assertThat(request.files()).extracting(FileRequest::type).containsOnly(Inode.Type.REGULAR);
                return new Made.Wrong(
                        List.of(new Complaint(new Unmakeable.Own("none", "MOOD"), "/files/1/path")));
            }
        };
        TopologyDocument document = trio().with(new Pointer("/filesystems/0/files/-"), Node.Fields.EMPTY);
        List<Problem> problems = new Assembler(new Known(Targets.all(), List.of(moody), Designs.all(), ActKinds.all(),
                Watchers.all()))
                .from(document).problems();
        assertThat(problems).filteredOn(p -> p.code().equals("mood")).extracting(p -> p.place().pointer())
                .containsExactly("/filesystems/0/files/1/path");
    }

    @Test
    void theSettingOfTheWholeMachineIsRead() throws IOException {
        assertThat(plan(trio().with(new Pointer("/settings/earlyKill"), Node.of(true))).machine().earlyKill()).isTrue();
    }

    private static Node partition(String id, String on, String start, String size) {
        return Node.Fields.EMPTY.with("id", Node.of(id)).with("kind", Node.of("partition")).with("on", Node.of(on))
                .with("start", Node.of(start)).with("size", Node.of(size));
    }

    @Test
    void aPageThatAStoreCopiedOfAFileWithoutDaxWasReadInBefore() throws IOException {
        String pages = "\"flags\": \"private\", \"pages\": [{\"page\": 20, \"entry\": \"private\"}]";
        String never = Files.readString(Path.of("samples/reflink-trio.json")).replace("\"always\"", "\"never\"")
                .replace("\"flags\": \"private\"", pages);
        Machine machine = plan(read(never)).machine();
        LayerId file = machine.process(103).orElseThrow().mappings().getFirst().file();

        assertThat(LongStream.of(3, 4, 35, 36).filter(machine.cachedOf(file)::holds)).containsExactly(4L, 35L);
    }

    private static RunPlan plan(TopologyDocument document) {
        Assembled assembled = Assembler.assemble(document);
        assertThat(assembled.problems()).noneMatch(Problem::isError);
        return assembled.plan().orElseThrow();
    }

    private static TopologyDocument trio() throws IOException {
        return read(Files.readString(Path.of("samples/reflink-trio.json")));
    }

    private static TopologyDocument read(String text) {
        return TopologyJson.read("trio.json", text).document().orElseThrow();
    }
}
