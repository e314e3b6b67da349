package org.faultline.desktop.processes;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.Fates;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Sentences;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.trace.Verdict;

/** One line of the process table: a process, and what the failure means to it through one of its mappings. */
record ProcessRow(LayerId id, int pid, String name, State state, String code, String address, String lsb, String why,
        String nextSimulated, String nextReal) {
    /** How a process fares. */
    enum State {
        RUNNING,
        SIGNALLED,
        DEAD
    }

    /** The rows at one moment: a row for each process, and one more for each further mapping of the page. */
    static List<ProcessRow> of(Fates fates) {
        return fates.machine().processes().stream().flatMap(p -> rows(fates, p).stream()).toList();
    }

    private static List<ProcessRow> rows(Fates fates, UserProcess process) {
        List<ProcessRow> rows = isSignalledLater(fates, process.pid()) ? List.of()
                : fates.verdict().stream().flatMap(v -> v.mappers().stream()).filter(m -> m.pid() == process.pid())
                        .flatMap(m -> fates.soFar(m).stream()).map(m -> decided(fates, process, m)).toList();
        return rows.isEmpty()
                ? List.of(row(process, last(process), Sentences.of(fates.whySignalled(process.pid())), "", "")) : rows;
    }

    /** Whether a process was signalled once the failure was over. */
    private static boolean isSignalledLater(Fates fates, int pid) {
        return fates.lastSignal(pid).filter(s -> fates.verdict().filter(v -> v.act() < s.act()).isPresent())
                .isPresent();
    }

    private static ProcessRow decided(Fates fates, UserProcess process, Verdict.MapperFate fate) {
        boolean over = fates.isJustOver();
        return row(process, fate.signal(), Sentences.of(fate.reason()),
                over ? Sentences.of(fate.nextSimulated()) : "", over ? Sentences.of(fate.nextReal()) : "");
    }

    private static ProcessRow row(UserProcess process, Optional<Signal> signal, String why, String simulated,
            String real) {
        return new ProcessRow(process.id(), process.pid(), process.comm(), state(process),
                signal.map(s -> s.code().name()).orElse(""), signal.map(s -> Hex.kernel(s.address())).orElse(""),
                signal.map(s -> Integer.toString(s.lsb())).orElse(""), why, simulated, real);
    }

    private static Optional<Signal> last(UserProcess process) {
        return process.received().isEmpty() ? Optional.empty() : Optional.of(process.received().getLast());
    }

    private static State state(UserProcess process) {
        if (!process.isAlive()) {
            return State.DEAD;
        }
        return process.received().isEmpty() ? State.RUNNING : State.SIGNALLED;
    }

    /** Everything that may be too long for its column. */
    String whole() {
        return nextReal.isEmpty() ? why : WindowText.text("process.whole", why, nextSimulated, nextReal);
    }

    /** The state as a sign and a word: never by colour alone. */
    String stateText() {
        return switch (state) {
            case RUNNING -> WindowText.text("process.running");
            case SIGNALLED -> WindowText.text("process.signalled");
            case DEAD -> WindowText.text("process.dead");
        };
    }
}
