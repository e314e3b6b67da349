/** The kinds of watchers, a file each, and the list of them. */
@NullMarked
package org.faultline.watcher.kinds;

import org.jspecify.annotations.NullMarked;
