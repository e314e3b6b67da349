/**
 * From a document to the machine it describes, or to everything that is wrong with it; the only package that consults
 * the lists of plug-ins. Nothing here knows how the document was stored, and nothing here runs an act.
 */
@NullMarked
package org.faultline.assembly;

import org.jspecify.annotations.NullMarked;
