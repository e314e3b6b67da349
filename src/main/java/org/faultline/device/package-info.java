/**
 * Block devices with DAX: namespaces, partitions and mapped devices, each a way from its bytes to those below.
 */
@NullMarked
package org.faultline.device;

import org.jspecify.annotations.NullMarked;
