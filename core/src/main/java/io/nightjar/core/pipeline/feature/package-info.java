/** The ways in which features can be declared. */
package io.nightjar.core.pipeline.feature;
