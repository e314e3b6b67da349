package org.faultline.fuzz;

import java.util.Optional;
import org.faultline.cli.ExitCode;

/**
 * What came of a command that ended.
 *
 * @param fault what it called its own fault, or what escaped from it
 * @param over in words, what it spent too much of
 */
record Outcome(Optional<String> fault, Optional<String> over) {
    static final Outcome FINE = new Outcome(Optional.empty(), Optional.empty());

    static Outcome of(int code, String said, Optional<String> over) {
        Optional<String> fault =
                code == ExitCode.FAULT ? Optional.of(said.strip().lines().findFirst().orElse("")) : Optional.empty();
        return fault.filter(f -> f.contains(OutOfMemoryError.class.getSimpleName())).isPresent()
                ? new Outcome(Optional.empty(), fault) : new Outcome(fault, over);
    }

    boolean isFine() {
        return fault.isEmpty() && over.isEmpty();
    }

    boolean isCrash() {
        return fault.isPresent();
    }

    /** What it is, in words. */
    String what() {
        return fault.or(() -> over).orElse("fine");
    }

    /** Whether it is the same mistake, as far as can be told. */
    boolean isLike(Outcome other) {
        return kind().equals(other.kind());
    }

    /** The same for the same mistake: the code of a fault, or the text of it where there is none. */
    String kind() {
        return fault.map(f -> f.replaceAll("(?s).*own fault ([0-9a-f]{8}):.*", "$1"))
                .orElseGet(() -> over.isPresent() ? "too much" : "fine");
    }
}
