/** The designs: each its ancestor but for what it names, and the list of them. */
@NullMarked
package org.faultline.design.table;

import org.jspecify.annotations.NullMarked;
