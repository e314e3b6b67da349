package org.faultline.export;

/** What a run can be exported as. */
public enum Form {
    /** The picture at a step, or with a number in the name of the file one at each step. */
    PNG("png", true, Integer.MAX_VALUE),
    SVG("svg", true, Integer.MAX_VALUE),
    /** The picture at a step, with its text as text. */
    PDF("pdf", true, Integer.MAX_VALUE),
    /** All steps as a film. */
    GIF("gif", false, 300),
    /** All steps as one page for a browser, which needs nothing else. */
    HTML("html", false, 2_001),
    /** The story as text with marks. */
    MARKDOWN("md", false, 20_000),
    /** The trace, for programs. */
    JSON("json", false, Integer.MAX_VALUE);

    private final String ending;
    private final boolean step;
    private final int most;

    Form(String ending, boolean step, int most) {
        this.ending = ending;
        this.step = step;
        this.most = most;
    }

    /** How names of such files end, without the point. */
    public String ending() {
        return ending;
    }

    /** How many pictures one file takes: those of all steps and the one before them. */
    int most() {
        return most;
    }

    /** Whether it shows one step; else it shows them all. */
    public boolean isOfStep() {
        return step;
    }
}
