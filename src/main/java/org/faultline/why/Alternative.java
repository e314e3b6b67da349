package org.faultline.why;

import java.util.Optional;
import org.faultline.trace.Check;
import org.faultline.trace.Step;

/**
 * What would have come of whoever a step is about, had one condition come out otherwise: the act is acted out again with that
 * one thing changed.
 *
 * @param check the condition as it came out
 * @param supposition what is changed so that it comes out otherwise
 * @param outcome the step that decides in that case; nothing where none does
 */
public record Alternative(Check check, Supposition supposition, Optional<Step> outcome) {}
