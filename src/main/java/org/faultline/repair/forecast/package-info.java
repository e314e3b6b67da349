/** What would be lost with a page, before and after each repair: measured, read in the source, or estimated, and said so. */
@NullMarked
package org.faultline.repair.forecast;

import org.jspecify.annotations.NullMarked;
