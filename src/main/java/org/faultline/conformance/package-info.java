/**
 * A recorded run of a real kernel against our own trace of it: what is compared, what may vary, and the first
 * difference. Nothing here acts anything out, and nothing here knows a recorded run by name.
 */
@NullMarked
package org.faultline.conformance;

import org.jspecify.annotations.NullMarked;
