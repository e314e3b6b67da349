/** What long work is given to know when to stop, and tells how far it is. */
@NullMarked
package org.faultline.budget;

import org.jspecify.annotations.NullMarked;
