package org.faultline.desktop.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.address.Hex;
import org.faultline.design.KernelDesign;
import org.faultline.stack.Stack;
import org.faultline.trace.Verdict;
import org.faultline.trace.Verdict.MapperFate;

/** The blast radius of a page in a few lines: who owns it, who would be signalled, whether filesystems survive. */
public final class ForecastText {
    private static final int MOST = 6;
    private final Stack stack;
    private final Verdict verdict;

    private ForecastText(Stack stack, Verdict verdict) {
        this.stack = stack;
        this.verdict = verdict;
    }

    /** What {@code verdict} says would come of its page under that design. */
    public static String of(Stack stack, KernelDesign design, Verdict verdict) {
        ForecastText text = new ForecastText(stack, verdict);
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text("forecast.title", design.title(), verdict.word()));
        lines.addAll(some(text.owners()));
        lines.addAll(some(text.processes()));
        lines.add(text.filesystems());
        return String.join("\n", lines);
    }

    private List<String> owners() {
        if (verdict.owners().isEmpty()) {
            return List.of(Messages.text("forecast.free"));
        }
        return verdict.owners().stream().map(owner -> {
            String name = owner.file().isPresent()
                    ? Messages.text("owner.page", owner.label(), owner.filePage())
                    : owner.label();
            return owner.actedOn()
                    ? Messages.text("forecast.acted", name)
                    : Messages.text("forecast.passed", name, owner.reason());
        }).toList();
    }

    /** A line for each way a process maps the page, the same words only once. */
    private List<String> processes() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (MapperFate mapper : verdict.mappers()) {
            String name = stack.process(mapper.pid()).map(p -> p.pid() + " " + p.comm()).orElse("");
            String line = mapper.signal()
                    .map(signal -> Messages.text("forecast.signal", name, Hex.kernel(mapper.address()),
                            signal.code().name()))
                    .orElseGet(() -> Messages.text("forecast.spared", name, Hex.kernel(mapper.address()),
                            mapper.reason()));
            lines.putIfAbsent(line, line);
        }
        return lines.isEmpty() ? List.of(Messages.text("forecast.nobody")) : List.copyOf(lines.values());
    }

    private String filesystems() {
        String down = verdict.shutDown().stream().flatMap(id -> stack.filesystem(id).stream())
                .map(fs -> Messages.text("forecast.shutdown", fs.mountPoint())).collect(Collectors.joining("\n"));
        if (!down.isEmpty()) {
            return down;
        }
        return Messages.text(stack.filesystems().isEmpty() ? "forecast.none" : "forecast.survives");
    }

    private static List<String> some(List<String> lines) {
        if (lines.size() <= MOST) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, MOST - 1));
        first.add(Messages.text("forecast.more", lines.size() - first.size()));
        return first;
    }
}
