/** The only place that knows Deequ and Scala collections. */
package io.nightjar.validation.internal.deequ;
