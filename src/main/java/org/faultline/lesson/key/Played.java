package org.faultline.lesson.key;

import java.util.Optional;
import java.util.function.Function;
import org.faultline.design.KernelDesign;
import org.faultline.trace.Trace;

/**
 * A story that was run, of which a lesson asks.
 *
 * @param trace the story
 * @param under the same document under another kernel, by its id; nothing where that refuses it
 */
public record Played(KernelDesign design, Trace trace, Function<String, Optional<Trace>> under) {}
