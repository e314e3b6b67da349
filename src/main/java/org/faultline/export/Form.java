package org.faultline.export;

/** What a run can be exported as. */
public enum Form {
    /** The picture at a step, or with a number in the name of the file one at each step. */
    PNG("png", true),
    SVG("svg", true),
    /** The picture at a step, with its text as text. */
    PDF("pdf", true),
    /** All steps as a film. */
    GIF("gif", false),
    /** All steps as one page for a browser, which needs nothing else. */
    HTML("html", false),
    /** The story as text with marks. */
    MARKDOWN("md", false),
    /** The trace, for programs. */
    JSON("json", false);

    private final String ending;
    private final boolean step;

    Form(String ending, boolean step) {
        this.ending = ending;
        this.step = step;
    }

    /** How names of such files end, without the point. */
    public String ending() {
        return ending;
    }

    /** Whether it shows one step; else it shows them all. */
    public boolean isOfStep() {
        return step;
    }
}
