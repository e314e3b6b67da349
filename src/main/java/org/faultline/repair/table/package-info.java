/** What each tool makes of each block: the measured rows, which forecasts ask, and the engine when it acts repair out. */
@NullMarked
package org.faultline.repair.table;

import org.jspecify.annotations.NullMarked;
