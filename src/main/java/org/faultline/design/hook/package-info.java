/** The functions a failure passes in a kernel, one class for each, and what else a kernel does of its own accord. */
@NullMarked
package org.faultline.design.hook;

import org.jspecify.annotations.NullMarked;
