/**
 * The pane in which a lesson is taken: what is asked, what was predicted, and what is said to it. It marks nothing and never
 * asks the engine.
 */
@NullMarked
package org.faultline.desktop.lessons;

import org.jspecify.annotations.NullMarked;
