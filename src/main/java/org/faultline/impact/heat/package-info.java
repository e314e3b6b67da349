/** What would come of each page of a device in turn: one real run for each stretch of pages that are alike. */
@NullMarked
package org.faultline.impact.heat;

import org.jspecify.annotations.NullMarked;
