/** Programs that watch a filesystem for failures: those that are shipped, which are told, and hypothetical ones, which are asked. */
@NullMarked
package org.faultline.watcher;

import org.jspecify.annotations.NullMarked;
