/** Pinned features and a pinned model to predictions. */
package io.nightjar.scoring;
