package org.faultline.design;

import java.util.function.UnaryOperator;
import org.faultline.design.choice.Choice;
import org.faultline.design.choice.Choices;

/**
 * How one kernel, or one version of the patch set, handles bad memory: a table of hooks and choices.
 *
 * @param id stable name for documents and the command line, such as {@code linux-6.12}
 * @param title short name for people
 * @param summary one sentence: what it is
 * @param provedBy what the table rests on, in a few words: recorded runs, golden vectors, reading of the source
 */
public record KernelDesign(String id, String title, String summary, String provedBy, Chain chain, Choices choices) {
    /** Another kernel with the table of this one. */
    public KernelDesign named(String name, String heading, String sentence, String proof) {
        return new KernelDesign(name, heading, sentence, proof, chain, choices);
    }

    /** The same kernel with some functions of its chain replaced. */
    public KernelDesign with(UnaryOperator<Chain> replacement) {
        return new KernelDesign(id, title, summary, provedBy, replacement.apply(chain), choices);
    }

    /** The same kernel with some choices made otherwise. */
    public KernelDesign with(Choice... others) {
        return new KernelDesign(id, title, summary, provedBy, chain, choices.with(others));
    }

    /** How it made the choice of that kind. */
    public <C extends Enum<C> & Choice> C choice(Class<C> kind) {
        return choices.choice(kind);
    }

    /** Whether it made a choice that way. */
    public boolean chose(Choice choice) {
        return choices.chose(choice);
    }
}
