package org.faultline.trace;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.Bisection;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;

/**
 * A whole run: its steps, the machine after each, and the verdict of every failure among its acts.
 *
 * @param design id of the kernel design it ran under
 * @param acts what was done, one after the other
 * @param states the machine before the first step and after each: one more than there are steps
 * @param verdicts by ascending act, those of one act by ascending page
 */
public record Trace(String design, List<Act> acts, List<Step> steps, List<Machine> states, List<Verdict> verdicts) {
    public Trace {
        acts = List.copyOf(acts);
        steps = List.copyOf(steps);
        states = List.copyOf(states);
        verdicts = List.copyOf(verdicts);
        if (states.size() != steps.size() + 1) {
            throw new IllegalArgumentException(steps.size() + " steps, but " + states.size() + " states");
        }
    }

    /** A run in which nothing was done yet. */
    public static Trace none(String design, Machine machine) {
        return new Trace(design, List.of(), List.of(), List.of(machine), List.of());
    }

    /** The same run as far as its first {@code count} acts. */
    public Trace upTo(int count) {
        if (count >= acts.size()) {
            return this;
        }
        int end = steps.size();
        while (end > 0 && steps.get(end - 1).act() > count) {
            end--;
        }
        return new Trace(design, acts.subList(0, count), steps.subList(0, end), states.subList(0, end + 1),
                verdicts(0, count));
    }

    /** The machine before the first step. */
    public Machine before() {
        return states.getFirst();
    }

    /** The machine after the last step. */
    public Machine after() {
        return states.getLast();
    }

    /** Step number {@code number}, from 1. */
    public Step step(int number) {
        return steps.get(number - 1);
    }

    /** The verdict of act {@code act}, when that act was a failure. */
    public Optional<Verdict> verdict(int act) {
        return verdicts(act, act).stream().findFirst();
    }

    /** The verdict of a page that failed in act {@code act}. */
    public Optional<Verdict> verdict(int act, Pfn pfn) {
        List<Verdict> failed = verdicts(act, act);
        int at = Bisection.first(failed.size(), i -> failed.get(i).pfn().compareTo(pfn) >= 0);
        return failed.subList(at, failed.size()).stream().findFirst().filter(v -> v.pfn().equals(pfn));
    }

    /** The verdicts of the failures in acts {@code from} to {@code to}, in their order. */
    public List<Verdict> verdicts(int from, int to) {
        return verdicts.subList(Bisection.first(verdicts.size(), i -> verdicts.get(i).act() >= from),
                Bisection.first(verdicts.size(), i -> verdicts.get(i).act() > to));
    }
}
