/** The kernel log as far as it has been printed at the cursor, in the kernel's own words; and apart from these, what it leaves out. */
@NullMarked
package org.faultline.desktop.log;

import org.jspecify.annotations.NullMarked;
