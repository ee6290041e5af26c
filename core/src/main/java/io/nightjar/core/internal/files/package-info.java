/** Manifests and models as files, on whatever storage Hadoop knows. */
package io.nightjar.core.internal.files;
