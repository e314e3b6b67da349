/**
 * What is right: the engine's answer to what a lesson asks, the wrong answers that certain mistakes lead to, and what an answer
 * is worth.
 */
@NullMarked
package org.faultline.lesson.key;

import org.jspecify.annotations.NullMarked;
