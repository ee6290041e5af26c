/** Analyses whole pipelines before there is any data. */
package io.nightjar.core.check;
