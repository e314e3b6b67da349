/**
 * Acts out a run, act by act: machine plus act plus design gives steps and the next machine. Pure and single-threaded;
 * it knows no target, no filesystem and no design by name.
 */
@NullMarked
package org.faultline.engine;

import org.jspecify.annotations.NullMarked;
