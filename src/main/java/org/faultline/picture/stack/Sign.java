package org.faultline.picture.stack;

/** The signs of the picture, in the order in which they are told. */
public enum Sign {
    BAD("bad page"),
    /** A page that will go bad in the run. */
    COMING("will go bad"),
    /** It went bad, and nobody knows. */
    LATENT("bad, unknown yet"),
    /** It can be read, and what was there is gone. */
    UNDEFINED("undefined bytes"),
    SHARED("shared by several files"),
    METADATA("metadata"),
    INODES("inodes"),
    LOG("log"),
    ATTRIBUTES("attributes"),
    UNWRITTEN("unwritten"),
    STAGING("being copied"),
    HAS("has the page"),
    NONE("no entry"),
    TAKEN_OUT("taken out"),
    COPY("own copy in RAM"),
    SIGBUS("SIGBUS"),
    KILLED("killed"),
    SHUT_DOWN("shut down"),
    LEFT_OUT("left out");

    private final String words;

    Sign(String words) {
        this.words = words;
    }

    /** What it means, in a word or two. */
    public String words() {
        return words;
    }

    /** Whether it is about what happens, and not about what the machine is like. */
    boolean isNews() {
        return switch (this) {
            case BAD, COMING, LATENT, UNDEFINED, TAKEN_OUT, SIGBUS, KILLED, SHUT_DOWN -> true;
            case SHARED, METADATA, INODES, LOG, ATTRIBUTES, UNWRITTEN, STAGING, HAS, NONE, COPY, LEFT_OUT -> false;
        };
    }
}
