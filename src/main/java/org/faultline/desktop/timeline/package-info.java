/**
 * The run in time: the transport bar with its slider, and the list of events. It moves the cursor and never decides
 * what a step means.
 */
@NullMarked
package org.faultline.desktop.timeline;

import org.jspecify.annotations.NullMarked;
