/**
 * What can be done to a machine, and the ways to name a page of it.
 */
@NullMarked
package org.faultline.act;

import org.jspecify.annotations.NullMarked;
