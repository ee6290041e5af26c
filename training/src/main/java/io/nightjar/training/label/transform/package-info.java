/** Labels to the rows they belong to. */
package io.nightjar.training.label.transform;
