/** What benchmarks compare with. */
package io.nightjar.core.internal.delta.trial;
