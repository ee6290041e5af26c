/** Nights, instants and the only translation between them. */
package io.nightjar.core.time;
