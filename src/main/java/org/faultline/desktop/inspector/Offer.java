package org.faultline.desktop.inspector;

import org.faultline.document.Node;

/** Something that may happen next: an act that becomes the next chapter of the story. */
record Offer(String label, Node.Fields act) {}
