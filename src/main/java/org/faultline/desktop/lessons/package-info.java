/** The panes about lessons: the one in which a lesson is made of the open document. They mark nothing. */
@NullMarked
package org.faultline.desktop.lessons;

import org.jspecify.annotations.NullMarked;
