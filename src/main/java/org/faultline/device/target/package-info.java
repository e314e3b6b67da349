/**
 * Device-mapper targets: where their bytes lie below, which of theirs lie above, and the list of them.
 */
@NullMarked
package org.faultline.device.target;

import org.jspecify.annotations.NullMarked;
