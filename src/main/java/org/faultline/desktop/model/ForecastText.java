package org.faultline.desktop.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.address.Hex;
import org.faultline.design.KernelDesign;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.trace.Verdict;
import org.faultline.trace.Verdict.MapperFate;

/** The blast radius of a page in a few lines: who owns it, who would be signalled, whether filesystems survive. */
public final class ForecastText {
    private static final int MOST = 6;
    private static final int MOST_NAMED = 3;
    private final Machine machine;
    private final Verdict verdict;

    private ForecastText(Machine machine, Verdict verdict) {
        this.machine = machine;
        this.verdict = verdict;
    }

    /** What {@code verdict} says would come of its page under that design. */
    public static String of(Machine machine, KernelDesign design, Verdict verdict) {
        ForecastText text = new ForecastText(machine, verdict);
        List<String> lines = new ArrayList<>();
        lines.add(WindowText.text("forecast.title", DesignText.title(design), verdict.word()));
        lines.addAll(some(text.owners()));
        lines.addAll(some(text.processes()));
        lines.add(text.filesystems());
        return String.join("\n", lines);
    }

    /** The same in one line: who is signalled, and which filesystem does not survive. */
    static String brief(Machine machine, Verdict verdict) {
        List<String> pids = verdict.mappers().stream().filter(m -> m.signal().isPresent())
                .map(m -> Integer.toString(m.pid())).distinct().toList();
        String signals = pids.isEmpty() ? WindowText.text("tip.signal.none")
                : pids.size() <= MOST_NAMED
                        ? WindowText.text("tip.signal", String.join(", ", pids))
                        : WindowText.text("tip.signals", pids.size());
        return verdict.shutDown().stream().flatMap(id -> machine.filesystem(id).stream()).findFirst()
                .map(fs -> WindowText.text("tip.fate.shutdown", signals, fs.mountPoint()))
                .orElseGet(() -> WindowText.text("tip.fate", signals));
    }

    private List<String> owners() {
        if (verdict.owners().isEmpty()) {
            return List.of(WindowText.text("forecast.free"));
        }
        return verdict.owners().stream().map(owner -> {
            String name = owner.file().isPresent()
                    ? WindowText.text("owner.page", owner.label(), owner.filePage())
                    : owner.label();
            return owner.actedOn()
                    ? WindowText.text("forecast.acted", name)
                    : WindowText.text("forecast.passed", name, Sentences.of(owner.reason()));
        }).toList();
    }

    /** A line for each way a process maps the page, the same words only once. */
    private List<String> processes() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (MapperFate mapper : verdict.mappers()) {
            String name = machine.process(mapper.pid()).map(p -> p.pid() + " " + p.comm()).orElse("");
            String line = mapper.signal()
                    .map(signal -> WindowText.text("forecast.signal", name, Hex.kernel(mapper.address()),
                            signal.code().name()))
                    .orElseGet(() -> WindowText.text("forecast.spared", name, Hex.kernel(mapper.address()),
                            Sentences.of(mapper.reason())));
            lines.putIfAbsent(line, line);
        }
        return lines.isEmpty() ? List.of(WindowText.text("forecast.nobody")) : List.copyOf(lines.values());
    }

    private String filesystems() {
        String down = verdict.shutDown().stream().flatMap(id -> machine.filesystem(id).stream())
                .map(fs -> WindowText.text("forecast.shutdown", fs.mountPoint())).collect(Collectors.joining("\n"));
        if (!down.isEmpty()) {
            return down;
        }
        if (machine.filesystems().isEmpty()) {
            return WindowText.text("forecast.none");
        }
        return WindowText.text(machine.filesystems().stream().anyMatch(fs -> fs.mount().active())
                ? "forecast.survives" : "forecast.unmounted");
    }

    private static List<String> some(List<String> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST - 1));
        first.add(WindowText.text("forecast.more", lines.size() - first.size()));
        return first;
    }
}
