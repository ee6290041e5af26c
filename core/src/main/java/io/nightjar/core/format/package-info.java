/** How the rows of a source are written down: what a reader of raw files has to know. */
package io.nightjar.core.format;
