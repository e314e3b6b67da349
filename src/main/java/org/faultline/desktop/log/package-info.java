/** The kernel log as far as it has been printed at the cursor. It shows the kernel's own words and adds none. */
@NullMarked
package org.faultline.desktop.log;

import org.jspecify.annotations.NullMarked;
