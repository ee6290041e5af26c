/** Which columns of a feature table are features, and their levels. */
package io.nightjar.training.features;
