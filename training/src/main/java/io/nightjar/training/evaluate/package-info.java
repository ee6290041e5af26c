/** How good a model is on nights it has not seen, and whether it is promoted. */
package io.nightjar.training.evaluate;
