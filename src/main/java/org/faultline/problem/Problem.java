package org.faultline.problem;

import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;

/**
 * One thing that is wrong, for a person: where it is, and a reason that has a sentence for what is wrong and another for
 * what to do about it.
 */
public record Problem(Severity severity, Place place, Why why) {
    /** How bad it is: an error stops the document from being assembled, a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** A problem that stops the document from being used. */
    public static Problem error(Place place, Because because, Detail... details) {
        return new Problem(Severity.ERROR, place, Why.of(because, details));
    }

    /** A problem that the document can live with. */
    public static Problem warning(Place place, Because because, Detail... details) {
        return new Problem(Severity.WARNING, place, Why.of(because, details));
    }

    /** The same problem of the document under another file name. */
    public Problem inFile(String name) {
        return new Problem(severity, new Place(name, place.pointer(), place.line()), why);
    }

    /** Its stable short name, such as {@code extents-overlap}; several reasons may share one. */
    public String code() {
        return why.because().code();
    }

    /** Whether a limit of this program is why the document cannot be used. */
    public boolean isLimit() {
        return isError() && why.because() instanceof Wrong wrong && wrong.isLimit();
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
