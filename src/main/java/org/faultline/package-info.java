/** Where Faultline starts: {@code Main} wires the command line and the desktop. Nothing else ever lives here. */
@NullMarked
package org.faultline;

import org.jspecify.annotations.NullMarked;
