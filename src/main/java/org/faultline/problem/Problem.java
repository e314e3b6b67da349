package org.faultline.problem;

/**
 * One thing that is wrong, for a person: what, where, and what to do about it.
 *
 * @param code stable short name such as {@code extents-overlap}
 * @param message one sentence that says what is wrong, with the values
 * @param remedy one sentence that says what to do
 */
public record Problem(String code, Severity severity, Place place, String message, String remedy) {
    /** How bad it is: an error stops the document from being assembled, a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** A problem that stops the document from being used. */
    public static Problem error(String code, Place place, String message, String remedy) {
        return new Problem(code, Severity.ERROR, place, message, remedy);
    }

    /** A problem that the document can live with. */
    public static Problem warning(String code, Place place, String message, String remedy) {
        return new Problem(code, Severity.WARNING, place, message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return place + ": " + (isError() ? "error" : "warning") + ": " + message + " " + remedy;
    }
}
