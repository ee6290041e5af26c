/** The labels of a training: which there are, and whether they can be used. */
package io.nightjar.training.label;
