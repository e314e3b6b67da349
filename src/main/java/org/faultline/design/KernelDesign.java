package org.faultline.design;

import java.util.function.UnaryOperator;
import org.faultline.design.choice.Choice;
import org.faultline.design.choice.Choices;

/**
 * How one kernel, or one version of the patch set, handles bad memory: a table of hooks and choices.
 *
 * @param id stable name for documents and the command line, such as {@code linux-6.12}
 */
public record KernelDesign(String id, Chain chain, Choices choices) {
    /** Another kernel with the table of this one. */
    public KernelDesign named(String name) {
        return new KernelDesign(name, chain, choices);
    }

    /** The same kernel with some functions of its chain replaced. */
    public KernelDesign with(UnaryOperator<Chain> replacement) {
        return new KernelDesign(id, replacement.apply(chain), choices);
    }

    /** The same kernel with some choices made otherwise. */
    public KernelDesign with(Choice... others) {
        return new KernelDesign(id, chain, choices.with(others));
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
