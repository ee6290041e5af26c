/** Pinned features and labels to a model with its card. */
package io.nightjar.training;
