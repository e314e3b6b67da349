/**
 * The stack as strips and ribbons, with the failure climbing them: first laid out by pure functions, then drawn.
 * It never asks the engine, never decides what a kernel does, and draws on any surface.
 */
@NullMarked
package org.faultline.picture.stack;

import org.jspecify.annotations.NullMarked;
