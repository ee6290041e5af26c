/** The lakehouse on Delta Lake; the only importer of {@code io.delta}. */
package io.nightjar.core.internal.delta;
