package org.faultline.playback;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.kernel.Ending;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * What can be asked of a step when looking for it.
 *
 * @param layers the layers that it is about
 * @param files those of them that are files, and the files of its mappings
 * @param pids the processes that it is about
 * @param pages the pages of those files that it tells of
 * @param answer what the called function returned, or how somebody was turned down; nothing where neither happened
 */
public record StepFacts(Set<LayerId> layers, Set<LayerId> files, Set<Integer> pids, Set<Long> pages,
        Optional<Ending> answer) {
    /**
     * The facts of a step.
     *
     * @param after the machine after it
     */
    static StepFacts of(Step step, Machine after) {
        Set<LayerId> layers = Subjects.of(step);
        Set<Integer> pids = new HashSet<>();
        Set<LayerId> files = new HashSet<>();
        Set<Long> pages = new HashSet<>();
        step.checks().stream().map(Check::on).forEach(on -> checked(on, pids, files, pages));
        told(step, pids, pages);
        layers.stream().filter(l -> after.filesystemOf(l).isPresent()).forEach(files::add);
        pids.stream().flatMap(pid -> after.process(pid).stream()).map(UserProcess::mappings).forEach(all -> all.stream()
                .filter(m -> layers.contains(m.id())).map(Mapping::file).forEach(files::add));
        return new StepFacts(layers, files, pids, pages, step.event().ended().or(step::answer));
    }

    /**
     * Whether the step is about that process, or about one of its mappings.
     *
     * @param after the machine after the step
     */
    boolean isAbout(int pid, Machine after) {
        return pids.contains(pid) || after.process(pid).filter(p -> p.ids().anyMatch(layers::contains)).isPresent();
    }

    private static void checked(Detail on, Set<Integer> pids, Set<LayerId> files, Set<Long> pages) {
        if (on instanceof Detail.Who who) {
            pids.add(who.pid());
        }
        if (on instanceof Detail.Through through) {
            pids.add(through.pid());
        }
        if (on instanceof Detail.PageOf page) {
            files.add(page.file());
            pages.add(page.page());
        }
    }

    private static void told(Step step, Set<Integer> pids, Set<Long> pages) {
        step.value(Value.Name.FILE_PAGE).map(Value::result).ifPresent(page -> count(page, pages));
        if (step.event() instanceof TraceEvent.Signalled e) {
            pids.add(e.pid());
        }
        if (step.event() instanceof TraceEvent.Accessed e) {
            pids.add(e.pid());
            pages.add(e.firstPage());
        }
        if (step.event() instanceof TraceEvent.Unmapped e) {
            pages.add(e.filePage());
        }
        if (step.event() instanceof TraceEvent.Asked e) {
            e.argument(Argument.Name.INDEX).ifPresent(page -> count(page, pages));
        }
    }

    private static void count(Detail page, Set<Long> pages) {
        Stream.of(page).filter(Detail.Count.class::isInstance).map(d -> ((Detail.Count) d).value())
                .forEach(pages::add);
    }
}
