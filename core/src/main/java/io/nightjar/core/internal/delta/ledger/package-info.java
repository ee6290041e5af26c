/** {@code ops.runs}, {@code ops.check_results} and {@code ops.releases}. */
package io.nightjar.core.internal.delta.ledger;
