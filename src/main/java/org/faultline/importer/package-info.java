/**
 * What other programs print or record, read into topology documents. Nothing here runs anything or judges what a
 * kernel did.
 */
@NullMarked
package org.faultline.importer;

import org.jspecify.annotations.NullMarked;
