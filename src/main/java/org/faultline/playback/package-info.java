/**
 * A recorded run as something to walk through: the timeline with its cursor, what is visible there, what a step is about
 * and how it moves. Never a coordinate, a colour or a clock in here, and never a question to the engine.
 */
@NullMarked
package org.faultline.playback;

import org.jspecify.annotations.NullMarked;
