package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mapping;
import org.faultline.recording.KernelCase.Process;

/**
 * Processes that were started between two injections: nobody's page tables show them at the first, and those of a later one
 * do. They map their files and touch them just before that one.
 */
record Newcomers(KernelCase run) {
    /**
     * Whether the process is started behind the first injection. A stopped one is there and only cannot be asked, and a
     * child is told of by the fork that makes it.
     */
    boolean has(Process process) {
        List<Event> injections = run.events().stream().filter(e -> !e.tablesBefore().isEmpty()).toList();
        return injections.size() > 1 && !shows(injections.getFirst(), process) && !isStopped(process)
                && !isForked(process) && injections.stream().anyMatch(e -> shows(e, process));
    }

    /** What those do that the tables of {@code event} are the first to show. */
    List<Node.Fields> before(Event event, CaseProcesses processes) {
        List<Node.Fields> acts = new ArrayList<>();
        for (Process process : run.processes()) {
            if (has(process) && first(process).equals(Optional.of(event))) {
                for (Mapping mapping : process.mappings()) {
                    acts.add(processes.map(process, mapping));
                    acts.addAll(ActedTouches.touches(processes.pid(process.name()),
                            process.name() + "." + mapping.name(), mapping, run.own(process, mapping)));
                }
            }
        }
        return acts;
    }

    private Optional<Event> first(Process process) {
        return run.events().stream().filter(e -> shows(e, process)).findFirst();
    }

    private static boolean shows(Event event, Process process) {
        return process.mappings().stream()
                .anyMatch(m -> event.tablesBefore().containsKey(process.name() + "." + m.name()));
    }

    /** Whether an event of the run makes it: the child has what its parent had. */
    private boolean isForked(Process process) {
        return run.events().stream().map(Event::command).anyMatch(("fork " + process.name())::equals);
    }

    private boolean isStopped(Process process) {
        return run.events().stream().map(Event::command)
                .anyMatch(c -> c.equals("SIGCONT " + process.name()) || c.equals("SIGSTOP " + process.name()));
    }
}
