/**
 * Processes, what they map, and the signals they get.
 */
@NullMarked
package org.faultline.process;

import org.jspecify.annotations.NullMarked;
