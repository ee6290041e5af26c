/** Failures that a person can act on, with the exit codes of the product. */
package io.nightjar.core.error;
