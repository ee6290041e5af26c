/** Which nights a training uses, and which of them test it. */
package io.nightjar.training.split;
