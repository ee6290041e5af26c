/** How the sections {@code tables} and {@code features} are read. */
package io.nightjar.core.pipeline.read.table;
