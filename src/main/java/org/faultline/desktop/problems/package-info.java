/** The table of what is wrong with the document is open, or could not be opened, and the edits that end it. */
@NullMarked
package org.faultline.desktop.problems;

import org.jspecify.annotations.NullMarked;
