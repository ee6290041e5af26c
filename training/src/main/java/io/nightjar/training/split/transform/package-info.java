/** Rows by the part of the training they belong to. */
package io.nightjar.training.split.transform;
