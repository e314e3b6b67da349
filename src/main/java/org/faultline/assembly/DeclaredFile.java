package org.faultline.assembly;

import org.faultline.stack.FilesystemKind;
import org.faultline.stack.LayerId;

/** A file a document describes, whether or not its filesystem can be made. */
record DeclaredFile(LayerId filesystem, FilesystemKind.FileRequest request) {}
