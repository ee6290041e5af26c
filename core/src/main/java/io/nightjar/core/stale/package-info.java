/** Aggregates by event date that late rows have overtaken. */
package io.nightjar.core.stale;
