/** A pipeline that was read, and which of its tables is made from which. */
package io.nightjar.core.pipeline.graph;
