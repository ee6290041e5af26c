/** The only place that builds a Spark session, and what a session must be like. */
package io.nightjar.core.internal.spark;
