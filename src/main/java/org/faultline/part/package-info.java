/**
 * The one description of each part and each act: what it is, its fields, what it stands on, and an example.
 */
@NullMarked
package org.faultline.part;

import org.jspecify.annotations.NullMarked;
