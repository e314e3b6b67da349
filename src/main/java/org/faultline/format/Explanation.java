package org.faultline.format;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.format.words.WhyWords;

/**
 * An answer to "why?" in words: a headline, and one block for each question behind it.
 *
 * @param kicker what it is about in a word or two, such as {@code Step 13}
 * @param headline the answer in one sentence
 */
public record Explanation(String kicker, String headline, List<Block> blocks) {
    public Explanation {
        blocks = List.copyOf(blocks);
    }

    /** The first sentence that says why; the headline where none does. */
    public String gist() {
        return blocks.stream().filter(Block.Words.class::isInstance).map(Block.Words.class::cast)
                .filter(Block.Words::reason).flatMap(words -> words.lines().stream()).findFirst().orElse(headline);
    }

    /** One block, under a title. */
    public sealed interface Block {
        String title();

        /**
         * Sentences.
         *
         * @param reason whether they say why
         */
        record Words(String title, List<String> lines, boolean reason) implements Block {
            public Words {
                lines = List.copyOf(lines);
            }

            /** Sentences that say something else. */
            public Words(String title, List<String> lines) {
                this(title, lines, false);
            }

            /** Sentences that say why. */
            static Words why(List<String> lines) {
                return new Words(WhyWords.text("title.why"), lines, true);
            }
        }

        /** Lines as the kernel, its log or a sum has them. */
        record Code(String title, List<String> lines) implements Block {
            public Code {
                lines = List.copyOf(lines);
            }
        }

        /** Names with what they stand for. */
        record Facts(String title, List<Fact> facts) implements Block {
            public Facts {
                facts = List.copyOf(facts);
            }
        }

        /** What the kernel asked. */
        record Conditions(String title, List<Condition> conditions) implements Block {
            public Conditions {
                conditions = List.copyOf(conditions);
            }
        }

        /** Steps to go to, in order. */
        record Steps(String title, List<StepLink> steps) implements Block {
            public Steps {
                steps = List.copyOf(steps);
            }
        }

        /** Things of the stack to go to. */
        record Objects(String title, List<ObjectLink> objects) implements Block {
            public Objects {
                objects = List.copyOf(objects);
            }
        }
    }

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /** A step and what is said of it. */
    public record StepLink(int step, String text) {}

    /** A thing of the stack and what it is called. */
    public record ObjectLink(LayerId layer, String text) {}
}
