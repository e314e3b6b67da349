/** Machines and runs made for tests. No rule is checked here. */
@NullMarked
package org.faultline.fake;

import org.jspecify.annotations.NullMarked;
