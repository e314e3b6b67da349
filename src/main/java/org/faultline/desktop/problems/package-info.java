/** The table of what is wrong with the document opened last. It explains problems and never mends them. */
@NullMarked
package org.faultline.desktop.problems;

import org.jspecify.annotations.NullMarked;
