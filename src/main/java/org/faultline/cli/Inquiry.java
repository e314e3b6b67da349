package org.faultline.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.session.Session;
import org.faultline.why.Question;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is asked about a run: one step, process, page, file or filesystem, as things stand after one step. */
final class Inquiry {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--step", paramLabel = "N", description = "Why step N of the story was taken.")
    private Optional<Integer> step = Optional.empty();

    @Option(names = "--process", paramLabel = "PID", description = {
            "Why a process was signalled, or why not, and what its next touch of the page does."})
    private Optional<Integer> process = Optional.empty();

    @Option(names = "--page", paramLabel = "ADDRESS", description = {
            "Who has a page, and what has happened to it. Addresses are as for --poison."})
    private Optional<String> page = Optional.empty();

    @Option(names = "--file", paramLabel = "PATH", description = "Which bytes of a file are bad; a path, or an id.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--filesystem", paramLabel = "ID", description = {
            "Why a filesystem is gone, or was not asked; an id, or where it is mounted."})
    private Optional<String> filesystem = Optional.empty();

    @Option(names = "--at", paramLabel = "N", description = {
            "As things stand after step N of the story. Default: after the last."})
    private Optional<Integer> at = Optional.empty();

    private long asked() {
        return Stream.of(step, process, page, file, filesystem).filter(Optional::isPresent).count();
    }

    /** Whether anything was asked. */
    boolean isAsked() {
        return asked() > 0 || at.isPresent();
    }

    /** The session at the step after which things are looked at. */
    Session moment(Session session) {
        int last = session.run().trace().steps().size();
        step.ifPresent(wanted -> AtStep.check(spec, "--step", wanted, 1, last));
        int moment = at.orElse(last);
        AtStep.check(spec, "--at", moment, 0, last);
        step.filter(wanted -> wanted > moment).ifPresent(wanted -> {
            throw new Refused(spec, "--step " + wanted + ": it comes after --at " + moment + ".");
        });
        return session.at(moment);
    }

    /** The one question that is asked about {@code machine}. */
    Question question(Machine machine) {
        if (asked() != 1) {
            throw new Refused(spec, asked() == 0
                    ? "Say what to explain: --step N, --process PID, --page ADDRESS, --file PATH or --filesystem ID."
                    : "Ask about one thing at a time: --step, --process, --page, --file or --filesystem.");
        }
        return Stream.of(step.<Question>map(Question.OfStep::new), process.map(pid -> process(machine, pid)),
                page.map(text -> new Question.OfPage(NamedPage.of(spec, "--page", text, machine).page())),
                file.map(path -> file(machine, path)),
                filesystem.map(id -> filesystem(machine, id))).flatMap(Optional::stream).findFirst().orElseThrow();
    }

    private Question process(Machine machine, int pid) {
        if (machine.process(pid).isEmpty()) {
            throw unknown("--process", Integer.toString(pid), machine.processes().stream()
                    .map(p -> Integer.toString(p.pid())).toList());
        }
        return new Question.OfProcess(pid);
    }

    private Question file(Machine machine, String path) {
        List<Inode> all = machine.filesystems().stream().flatMap(f -> f.inodes().stream()).toList();
        return all.stream().filter(i -> i.path().equals(path) || i.id().value().equals(path)).findFirst()
                .map(i -> new Question.OfFile(i.id()))
                .orElseThrow(() -> unknown("--file", path, all.stream().map(Inode::path).toList()));
    }

    private Question filesystem(Machine machine, String id) {
        return machine.filesystems().stream().filter(f -> f.id().value().equals(id) || f.mountPoint().equals(id))
                .findFirst().map(f -> new Question.OfFilesystem(f.id())).orElseThrow(() -> unknown("--filesystem", id,
                        machine.filesystems().stream().map(f -> f.id().value()).toList()));
    }

    private Refused unknown(String option, String written, List<String> known) {
        return new Refused(spec, Mistyped.choice(option, written, known));
    }
}
