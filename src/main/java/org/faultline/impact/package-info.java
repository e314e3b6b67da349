/** What would come of a page if it went bad: acted out on a machine that stays as it is, and told as verdicts. */
@NullMarked
package org.faultline.impact;

import org.jspecify.annotations.NullMarked;
