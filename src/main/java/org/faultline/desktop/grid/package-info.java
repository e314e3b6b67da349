/** The pages of the selected device as cells. It draws what the snapshot says and decides nothing. */
@NullMarked
package org.faultline.desktop.grid;

import org.jspecify.annotations.NullMarked;
