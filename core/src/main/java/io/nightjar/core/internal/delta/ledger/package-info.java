/** {@code ops.runs} and {@code ops.releases}. */
package io.nightjar.core.internal.delta.ledger;
