package org.faultline.why;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Step;

/** What has become of a process, a file or a filesystem by one moment, and what decided it. */
public sealed interface Fate {
    /** The step that decided it, if one did. */
    Optional<Step> decided();

    /** The conditions that were false for it, in the order in which they were asked; the last one decided. */
    default List<Check> failed() {
        return decided().map(s -> Check.failed(s.checks())).orElse(List.of());
    }

    /** A signal was sent to it, or its pages were taken out of page tables, or it was asked: it was dealt with. */
    record Reached(Step at) implements Fate {
        @Override
        public Optional<Step> decided() {
            return Optional.of(at);
        }

        @Override
        public List<Check> failed() {
            return List.of();
        }
    }

    /**
     * It was considered, and left alone or refused.
     *
     * @param failed the conditions that were false for it; none where the kernel has none for that
     */
    record Spared(Step at, List<Check> failed) implements Fate {
        public Spared {
            failed = List.copyOf(failed);
        }

        @Override
        public Optional<Step> decided() {
            return Optional.of(at);
        }
    }

    /**
     * It has the page, and the failure never came to it.
     *
     * @param page the page that failed
     * @param reason why not, as the verdict says it
     * @param decided where the failure took another way, if a condition decided that
     */
    record Unreached(Pfn page, List<Why> reason, Optional<Step> decided) implements Fate {
        public Unreached {
            reason = List.copyOf(reason);
        }
    }

    /**
     * It has the page, or is the filesystem that has it, which is not mounted: so nobody reaches it.
     *
     * @param refused what this kernel says to mounting it as things are, where it refuses that
     * @param decided the step since when it is not mounted, where that was in the story
     */
    record NotMounted(LayerId filesystem, Optional<Step> refused, Optional<Step> decided) implements Fate {
        @Override
        public List<Check> failed() {
            return List.of();
        }
    }

    /** The page that failed is none of its own. */
    record Unconcerned(Pfn page) implements Fate {
        @Override
        public Optional<Step> decided() {
            return Optional.empty();
        }
    }

    /** It has the page, and the failure has not come to it yet. */
    record Undecided(Pfn page) implements Fate {
        @Override
        public Optional<Step> decided() {
            return Optional.empty();
        }
    }

    /** Nothing has failed yet. */
    record Untroubled() implements Fate {
        @Override
        public Optional<Step> decided() {
            return Optional.empty();
        }
    }

    /**
     * It is no more: it died, or was shut down.
     *
     * @param decided the step since when; nothing where it was so before the story
     * @param failed the conditions that were false, for which it had to go
     */
    record Gone(Optional<Step> decided, List<Check> failed) implements Fate {
        public Gone {
            failed = List.copyOf(failed);
        }
    }

    /** There is no such thing at that moment. */
    record Absent() implements Fate {
        @Override
        public Optional<Step> decided() {
            return Optional.empty();
        }
    }
}
