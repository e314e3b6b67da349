/** Advice as lines of a shell: commands for one stack, with the arithmetic beside them, and scripts that ask before each. */
@NullMarked
package org.faultline.format.shell;

import org.jspecify.annotations.NullMarked;
