/** How feature columns become the one vector that models are trained on and score. */
package io.nightjar.core.model.transform;
