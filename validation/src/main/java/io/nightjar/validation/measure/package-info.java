/** Computes what rules ask about rows: one shared scan, and as few passes besides as possible. */
package io.nightjar.validation.measure;
