/** Proofs that tables still hold what runs have written. */
package io.nightjar.core.verify;
