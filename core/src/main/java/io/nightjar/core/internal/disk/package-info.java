/** The local disk as Hadoop sees it, without a process for each permission and link. */
package io.nightjar.core.internal.disk;
