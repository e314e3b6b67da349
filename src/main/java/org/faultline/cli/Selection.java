package org.faultline.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.act.Notice;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.document.Runs;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.reason.Noun;
import org.faultline.session.Opened;
import org.faultline.session.Session;
import picocli.CommandLine.Model.CommandSpec;

/**
 * One run of a document as somebody asked for it on the command line.
 *
 * @param spec the command that was called
 * @param run which of the document's runs; the open one where nothing is said
 * @param design the kernel; the document's own where nothing is said
 * @param poison the page that goes bad instead of the document's story
 * @param how how the kernel learns of it
 */
record Selection(CommandSpec spec, Optional<String> run, Optional<String> design, Optional<String> poison,
        Optional<String> how) {
    /** The document of that name as it runs, or without a session when it has errors; its problems are printed. */
    static Opened read(CommandSpec spec, String file, Budget budget) {
        Opened opened = switch (Input.read(file)) {
            case Input.Readable readable -> readable.opened(budget);
            case Input.Unreadable unreadable -> throw new Refused(spec, Problems.text(unreadable.problem()));
        };
        Problems.print(spec.commandLine().getErr(), opened.problems());
        return opened;
    }

    /** A run with the document's own story. */
    static Selection of(CommandSpec spec, Optional<String> run, Optional<String> design) {
        return new Selection(spec, run, design, Optional.empty(), Optional.empty());
    }

    /** The same with a page that goes bad. */
    Selection with(Optional<String> page, Optional<String> notice) {
        return new Selection(spec, run, design, page, notice);
    }

    /** The run that was asked for, of an open document. */
    Session of(Session session) {
        Session told = run.map(name -> run(session, name)).orElse(session);
        Session chosen = design.map(id -> told.withDesign(design(id))).orElse(told);
        if (poison.isPresent()) {
            return poison(chosen, poison.get());
        }
        if (how.isPresent()) {
            throw new Refused(spec, "--how says how a page is noticed; name the page with --poison.");
        }
        return chosen;
    }

    private Session run(Session session, String name) {
        Runs runs = new Runs(session.document());
        if (runs.find(name).isEmpty()) {
            throw new Refused(spec,
                    Mistyped.choice("--run", name, runs.all().stream().map(Runs.One::name).toList()));
        }
        return session.goToRun(name);
    }

    private Session poison(Session session, String text) {
        Machine machine = session.run().setUp().after();
        return session.poison(NamedPage.of(spec, "--poison", text, machine).address(), notice(machine));
    }

    private Notice notice(Machine machine) {
        String text = how.orElse("corrupt-pfn");
        Notice notice = Notice.parse(text).orElseThrow(
                () -> new Refused(spec,
                        "--how " + text + " is none of: " + ValueText.text(Noun.NOTICE_FORMS) + "."));
        pid(notice).filter(pid -> machine.process(pid).isEmpty()).ifPresent(pid -> {
            throw new Refused(spec, "--how " + text + ": there is no process " + pid + ". There are: "
                    + names(machine.processes()) + ".");
        });
        return notice;
    }

    private static Optional<Integer> pid(Notice notice) {
        return switch (notice) {
            case Notice.CorruptPfn n -> Optional.empty();
            case Notice.Scrub n -> Optional.empty();
            case Notice.Reported n -> n.to();
            case Notice.Consume n -> Optional.of(n.pid());
            case Notice.Madvise n -> Optional.of(n.pid());
        };
    }

    private KernelDesign design(String id) {
        return Designs.find(id).orElseThrow(() -> new Refused(spec,
                Mistyped.choice("--design", id, Designs.all().stream().map(KernelDesign::id).toList())));
    }

    private static String names(List<UserProcess> processes) {
        return processes.isEmpty()
                ? "none"
                : processes.stream().map(p -> p.pid() + " " + p.comm()).collect(Collectors.joining(", "));
    }
}
