/** From feature rows to rows of the prediction table. */
package io.nightjar.scoring.transform;
