/** Building by hand: the palette of parts, and the form of what is selected, made of the fields the parts declare. */
@NullMarked
package org.faultline.desktop.editor;

import org.jspecify.annotations.NullMarked;
